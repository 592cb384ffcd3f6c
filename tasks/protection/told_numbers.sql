-- One row per number about people that a run has for its readers, shown or not, with what it counts of how many.
select
    measure,
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(part_n as decimal(18, 3)) as part_n,
    cast(of_n as decimal(18, 3)) as of_n,
    hidden_reason = '' as is_shown
from shown_numbers
where is_protected
order by measure, unit_type, unit_id, group_id, slice, period_start, period_end
