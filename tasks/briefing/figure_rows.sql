-- One row per measure, slice, unit and student group, in the order of the tables.
select
    measure,
    slice,
    unit_type,
    unit_id,
    group_id,
    period_start,
    period_end,
    definition_version,
    origin,
    authority,
    is_shown,
    hidden_reason,
    numerator,
    denominator,
    value,
    n,
    excluded_n,
    expected_n,
    received_n,
    freshest_date
from current_figures
order by measure, slice, unit_type, unit_id, group_id
