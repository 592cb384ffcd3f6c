-- One row per number that is hidden from other readers of the run, who may see more, and whether they are told a code.
select
    candidates.number_id,
    withheld.is_coded
from candidates
inner join withheld
    on
        candidates.measure = withheld.measure
        and candidates.unit_type = withheld.unit_type
        and candidates.unit_id = withheld.unit_id
        and candidates.group_id = withheld.group_id
        and candidates.slice = withheld.slice
        and candidates.period_start = withheld.period_start
        and candidates.period_end = withheld.period_end
where not withheld.is_shown
