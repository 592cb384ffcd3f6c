-- One row per goal and department with active initiatives in common.
select
    unit_id as goal_id,
    slice as department_id,
    cast(value as bigint) as active_n
from measures
where measure = 'initiatives_by_goal' and unit_type = 'goal' and is_shown
