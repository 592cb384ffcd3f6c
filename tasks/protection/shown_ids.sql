-- One row per number that would be shown.
select candidates.number_id
from published
inner join candidates
    on
        published.measure = candidates.measure
        and published.unit_type = candidates.unit_type
        and published.unit_id = candidates.unit_id
        and published.group_id = candidates.group_id
        and published.slice = candidates.slice
        and published.period_start = candidates.period_start
        and published.period_end = candidates.period_end
where published.is_shown
