-- One row per number that would be published, beside what measures say of it, not what was decided.
select
    published.*,
    candidates.number_id,
    split_part(published.group_id, '=', 1) as breakdown,
    candidates.measure is null as is_unknown,
    candidates.is_published,
    coalesce(candidates.counted, 'students') as counted,
    coalesce(candidates.is_protected, true) as is_protected,
    candidates.status,
    -- A rate of so many people tells how many it counts.
    case
        when published.numerator is not null then published.numerator
        when candidates.form <> 'value' and candidates.counted <> 'student_days'
            then round(published.value * published.n)
    end as part_n,
    case when published.numerator is not null then published.denominator else published.n end as of_n,
    candidates.form <> 'value' and (published.value <= 0 or published.value >= 1) as is_none_or_all
from published
left join candidates
    on
        published.measure = candidates.measure
        and published.unit_type = candidates.unit_type
        and published.unit_id = candidates.unit_id
        and published.group_id = candidates.group_id
        and published.slice = candidates.slice
        and published.period_start = candidates.period_start
        and published.period_end = candidates.period_end
