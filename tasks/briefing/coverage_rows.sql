-- One row per goal: whether the published coverage counts it, and what its active initiatives lack.
with goal_titles as (
    select
        goal_id,
        any_value(title) as title,
        any_value(owner_department_id) as owner_department_id
    from goals
    group by goal_id
),

covered as (
    select
        unit_id as goal_id,
        numerator > 0 as is_covered
    from measures
    where measure = 'goal_coverage' and unit_type = 'goal'
),

served as (
    select
        initiative_goals.goal_id,
        count(*) as active_n,
        count(*) filter (
            where active_initiatives.has_owner and active_initiatives.has_measure and active_initiatives.has_budget
        ) as complete_n,
        count(*) filter (where not active_initiatives.has_owner) as without_owner_n,
        count(*) filter (where not active_initiatives.has_measure) as without_measure_n,
        count(*) filter (where not active_initiatives.has_budget) as without_money_n
    from initiative_goals
    inner join active_initiatives on initiative_goals.initiative_id = active_initiatives.initiative_id
    where initiative_goals.weight > 0
    group by initiative_goals.goal_id
)

select
    goal_titles.goal_id,
    goal_titles.title,
    coalesce(goal_titles.owner_department_id, '') as owner_department_id,
    covered.is_covered,
    coalesce(served.active_n, 0) as active_n,
    coalesce(served.complete_n, 0) as complete_n,
    coalesce(served.without_owner_n, 0) as without_owner_n,
    coalesce(served.without_measure_n, 0) as without_measure_n,
    coalesce(served.without_money_n, 0) as without_money_n
from goal_titles
inner join covered on goal_titles.goal_id = covered.goal_id
left join served on goal_titles.goal_id = served.goal_id
inner join goal_order on goal_titles.goal_id = goal_order.goal_id
order by goal_order.position, goal_titles.goal_id
