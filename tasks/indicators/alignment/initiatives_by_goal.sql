-- One row per goal and department (slice): active initiatives that serve the goal
-- and that the department leads or works on.
with working as (
    select
        initiative_id,
        lead_department_id as department_id
    from facts.active_initiatives
    union
    select
        initiative_departments.initiative_id,
        initiative_departments.department_id
    from initiative_departments
    inner join facts.active_initiatives on initiative_departments.initiative_id = active_initiatives.initiative_id
),

counted as (
    select
        initiative_goals.goal_id,
        working.department_id,
        active_initiatives.period_start,
        active_initiatives.period_end,
        count(*) as initiatives_n
    from initiative_goals
    inner join facts.active_initiatives on initiative_goals.initiative_id = active_initiatives.initiative_id
    inner join working on initiative_goals.initiative_id = working.initiative_id
    where initiative_goals.weight > 0
    group by 1, 2, 3, 4
)

select
    'goal' as unit_type,
    goal_id as unit_id,
    'all' as group_id,
    department_id as slice,
    period_start,
    period_end,
    cast(initiatives_n as double) as value,
    cast(initiatives_n as bigint) as n,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(initiatives_n as bigint) as received_n,
    cast(null as date) as freshest_date
from counted
