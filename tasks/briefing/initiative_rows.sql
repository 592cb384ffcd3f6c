-- One row per active initiative, with the departments that work on it beside the lead and the goals it serves.
with partners as (
    select
        initiative_departments.initiative_id,
        string_agg(
            coalesce(departments.title, initiative_departments.department_id), ', '
            order by departments.title, initiative_departments.department_id
        ) as partners
    from initiative_departments
    inner join active_initiatives on initiative_departments.initiative_id = active_initiatives.initiative_id
    left join departments on initiative_departments.department_id = departments.department_id
    where initiative_departments.department_id <> active_initiatives.lead_department_id
    group by initiative_departments.initiative_id
),

goal_titles as (
    select
        goal_id,
        any_value(title) as title
    from goals
    group by goal_id
),

served as (
    select
        initiative_goals.initiative_id,
        string_agg(goal_titles.title, '; ' order by goal_titles.title) as goals
    from initiative_goals
    inner join goal_titles on initiative_goals.goal_id = goal_titles.goal_id
    where initiative_goals.weight > 0
    group by initiative_goals.initiative_id
),

places as (
    select
        initiative_id,
        count(*) as schools_n
    from initiative_schools
    group by initiative_id
)

select
    initiatives.initiative_id,
    initiatives.title,
    coalesce(departments.title, initiatives.lead_department_id) as lead,
    coalesce(initiatives.owner, '') as owner,
    coalesce(initiatives.is_mandated, false) as is_mandated,
    coalesce(partners.partners, '') as partners,
    coalesce(served.goals, '') as goals,
    coalesce(places.schools_n, 0) as schools_n
from active_initiatives
inner join initiatives on active_initiatives.initiative_id = initiatives.initiative_id
left join departments on initiatives.lead_department_id = departments.department_id
left join partners on initiatives.initiative_id = partners.initiative_id
left join served on initiatives.initiative_id = served.initiative_id
left join places on initiatives.initiative_id = places.initiative_id
order by initiatives.title, initiatives.initiative_id
