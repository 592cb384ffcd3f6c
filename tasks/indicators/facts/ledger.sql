-- One row per goal, initiative, department and school with money, staff or hours in the cycle: all that accounts,
-- positions, places of work and learning say, each once. '' is no goal, initiative, department or school; what is for
-- no initiative is unattributed, and `owner` says who answers for it.
-- An amount is split over an initiative's goals by its shares, to the cent: what lies between two points of the whole
-- goes to the goal between them, so that the parts add up to it.
with resources as (
    select resource
    from (values ('budget_usd'), ('spent_usd'), ('fte')) as named (resource)
),

amounts as (
    select
        attributed_lines.initiative_id,
        attributed_lines.department_id,
        attributed_lines.school_id,
        cast(null as varchar) as goal_id,
        attributed_lines.as_of_date,
        resources.resource,
        case resources.resource
            when 'budget_usd' then attributed_lines.budget_usd
            when 'spent_usd' then attributed_lines.spent_usd
            else attributed_lines.fte
        end as amount
    from facts.attributed_lines
    cross join resources
    union all
    select
        active_initiatives.initiative_id,
        active_initiatives.lead_department_id as department_id,
        initiative_schools.school_id,
        cast(null as varchar) as goal_id,
        cast(null as date) as as_of_date,
        'asked_hours_per_month' as resource,
        sum(initiative_schools.staff_hours_per_month) as amount
    from initiative_schools
    inner join facts.active_initiatives on initiative_schools.initiative_id = active_initiatives.initiative_id
    where initiative_schools.staff_hours_per_month is not null
    group by 1, 2, 3
    union all
    select
        coalesce(initiatives.initiative_id, '') as initiative_id,
        coalesce(learning.department_id, initiatives.lead_department_id, '') as department_id,
        coalesce(learning.school_id, '') as school_id,
        learning.goal_id,
        cast(null as date) as as_of_date,
        'learning_hours' as resource,
        sum(learning.hours * coalesce(learning.participants_n, 1)) as amount
    from learning
    inner join cycle on learning.date between cycle.start_date and cycle.end_date
    left join initiatives on learning.initiative_id = initiatives.initiative_id
    group by 1, 2, 3, 4
),

-- A session that names its goal is for that one alone.
shared as (
    select
        amounts.initiative_id,
        amounts.department_id,
        amounts.school_id,
        amounts.as_of_date,
        amounts.resource,
        amounts.amount,
        coalesce(amounts.goal_id, initiative_shares.goal_id, '') as goal_id,
        cast(coalesce(initiative_shares.from_share, 0) as decimal(19, 9)) as from_share,
        cast(coalesce(initiative_shares.to_share, 1) as decimal(19, 9)) as to_share
    from amounts
    left join facts.initiative_shares
        on amounts.goal_id is null and amounts.initiative_id = initiative_shares.initiative_id
),

split as (
    select
        goal_id,
        initiative_id,
        department_id,
        school_id,
        as_of_date,
        resource,
        case when to_share = 1 then amount else round(amount * to_share, 2) end
        - round(amount * from_share, 2) as amount
    from shared
),

summed as (
    select
        goal_id,
        initiative_id,
        department_id,
        school_id,
        max(as_of_date) as as_of_date,
        sum(amount) filter (where resource = 'budget_usd') as budget_usd,
        sum(amount) filter (where resource = 'spent_usd') as spent_usd,
        sum(amount) filter (where resource = 'fte') as fte,
        sum(amount) filter (where resource = 'asked_hours_per_month') as asked_hours_per_month,
        sum(amount) filter (where resource = 'learning_hours') as learning_hours
    from split
    group by 1, 2, 3, 4
),

-- Who owes the ledger of a district answers for what is nobody's in it.
treasurers as (
    select min(department_id) as department_id
    from dataset_owners
    where contract = 'money'
)

select
    summed.goal_id,
    summed.initiative_id,
    summed.department_id,
    summed.school_id,
    cycle.start_date as period_start,
    cycle.end_date as period_end,
    summed.as_of_date,
    cast(summed.budget_usd as decimal(18, 3)) as budget_usd,
    cast(summed.spent_usd as decimal(18, 3)) as spent_usd,
    cast(summed.fte as decimal(18, 3)) as fte,
    cast(summed.asked_hours_per_month as decimal(18, 3)) as asked_hours_per_month,
    cast(summed.learning_hours as decimal(18, 3)) as learning_hours,
    initiatives.target_group,
    initiatives.evidence_tier,
    initiatives.status,
    initiatives.measure,
    coalesce(initiatives.owner, departments.lead, treasurer.lead) as owner,
    initiatives.review_date,
    initiatives.is_mandated
from summed
cross join cycle
cross join treasurers
left join initiatives on summed.initiative_id = initiatives.initiative_id
left join departments on summed.department_id = departments.department_id
left join departments as treasurer on treasurers.department_id = treasurer.department_id
