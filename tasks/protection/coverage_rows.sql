-- One row per number, way and count of people of which few are left out, missing or the like somewhere: those of a
-- table and way together.
select
    dense_rank() over (
        order by measure, slice, period_start, period_end, way
    ) as table_number,
    measure,
    way,
    what,
    unit_type,
    unit_id,
    group_id,
    breakdown,
    number_id,
    people_n,
    is_few,
    is_known,
    is_kept
from $numbers
qualify
    bool_or(is_few) over (
        partition by measure, slice, period_start, period_end, way, what
    )
order by table_number, what, unit_type, unit_id, group_id
