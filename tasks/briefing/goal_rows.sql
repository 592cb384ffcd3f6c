-- One row per goal, measure it is judged by and slice of that measure: where it stands against its target.
with targets as (
    select
        goals.goal_id,
        goals.title,
        coalesce(departments.title, goals.owner_department_id, '') as department,
        coalesce(goals.owner, '') as owner,
        coalesce(goals.measure, '') as measure,
        goals.slice,
        coalesce(goals.unit_type, 'district') as unit_type,
        coalesce(goals.unit_id, '') as unit_id,
        coalesce(schools.name, '') as school,
        coalesce(goals.group_id, 'all') as group_id,
        goals.baseline,
        goals.baseline_date,
        goals.target,
        coalesce(goals.direction, meanings.direction, '') as direction,
        goals.due_date,
        goal_order.position
    from goals
    left join departments on goals.owner_department_id = departments.department_id
    left join schools on goals.unit_type = 'school' and goals.unit_id = schools.school_id
    left join meanings on goals.measure = meanings.measure
    inner join goal_order on goals.goal_id = goal_order.goal_id
),

judged as (
    select
        targets.*,
        coalesce(targets.slice, current_figures.slice, '') as judged_slice,
        current_figures.is_shown,
        current_figures.hidden_reason,
        current_figures.value,
        current_figures.least_rate,
        current_figures.most_rate,
        cast(coalesce(current_figures.value, current_figures.least_rate) as decimal(28, 9)) as least_value,
        cast(coalesce(current_figures.value, current_figures.most_rate) as decimal(28, 9)) as most_value,
        cast(targets.target as decimal(28, 9)) as exact_target,
        current_figures.period_end
    from targets
    left join current_figures
        on
            targets.measure = current_figures.measure
            and targets.unit_type = current_figures.unit_type
            and targets.unit_id = current_figures.unit_id
            and targets.group_id = current_figures.group_id
            -- A goal that names no slice holds for each of them.
            and (targets.slice is null or targets.slice = current_figures.slice)
)

select
    goal_id,
    title,
    department,
    owner,
    measure,
    judged_slice as slice,
    unit_type,
    unit_id,
    school,
    group_id,
    baseline,
    baseline_date,
    target,
    direction,
    due_date,
    coalesce(is_shown, false) as is_shown,
    coalesce(hidden_reason, '') as hidden_reason,
    value,
    least_rate,
    most_rate,
    period_end,
    -- A rate that is told to be large may be known to be large enough, and one told to be small to be too small.
    case
        when direction = 'down' and most_value <= exact_target then true
        when direction = 'down' and least_value > exact_target then false
        when direction = 'up' and least_value >= exact_target then true
        when direction = 'up' and most_value < exact_target then false
    end as is_reached
from judged
order by position, goal_id, measure, unit_type, unit_id, group_id, judged_slice
