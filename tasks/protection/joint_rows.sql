-- One row per number of the joint table, those of a system together and definitions before their versions.
select
    unit_type,
    unit_id,
    group_id,
    breakdown,
    number_id,
    measure,
    concat_ws('|', measure, cast(period_start as varchar), cast(period_end as varchar)) as figure,
    follows,
    people,
    system,
    share,
    tied,
    part_n,
    of_n,
    fewer_part_n,
    fewer_rest_n,
    more_part_n,
    more_rest_n,
    is_bounded,
    is_primary,
    is_few
from joint_numbers
order by
    min(follows) over (partition by system) <> '',
    tied,
    system,
    unit_type,
    unit_id,
    group_id,
    share,
    slice,
    measure
