-- One row per number of the joint table, those of a system together and definitions before their versions.
select
    unit_type,
    unit_id,
    group_id,
    breakdown,
    number_id,
    cast(period_start as varchar) as period_start,
    cast(period_end as varchar) as period_end,
    measure,
    hidden_with,
    people,
    system,
    share,
    part_n,
    of_n,
    is_bounded,
    is_primary,
    is_few
from joint_numbers
order by
    min(hidden_with) over (partition by system) <> '',
    system,
    unit_type,
    unit_id,
    group_id,
    share,
    slice,
    measure
