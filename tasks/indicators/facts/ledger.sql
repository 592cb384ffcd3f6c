-- One row per goal, initiative, department and school with money, staff or hours in the cycle: all that accounts,
-- positions, places of work and learning say, each once. '' is no goal, initiative, department or school; what is for
-- no initiative is unattributed, and `owner` says who answers for it.
-- An amount is split over an initiative's goals by its shares, to the cent: what lies between two points of the whole
-- goes to the goal between them, so that the parts add up to it.
with amounts as (
    select
        initiative_id,
        department_id,
        school_id,
        cast(null as varchar) as goal_id,
        as_of_date,
        budget_usd,
        spent_usd,
        fte,
        cast(null as decimal(18, 3)) as asked_hours_per_month,
        cast(null as decimal(18, 3)) as learning_hours
    from facts.attributed_lines
    union all
    select
        active_initiatives.initiative_id,
        active_initiatives.lead_department_id as department_id,
        initiative_schools.school_id,
        cast(null as varchar) as goal_id,
        cast(null as date) as as_of_date,
        cast(null as decimal(18, 3)) as budget_usd,
        cast(null as decimal(18, 3)) as spent_usd,
        cast(null as decimal(18, 3)) as fte,
        sum(initiative_schools.staff_hours_per_month) as asked_hours_per_month,
        cast(null as decimal(18, 3)) as learning_hours
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
        cast(null as decimal(18, 3)) as budget_usd,
        cast(null as decimal(18, 3)) as spent_usd,
        cast(null as decimal(18, 3)) as fte,
        cast(null as decimal(18, 3)) as asked_hours_per_month,
        sum(learning.hours * coalesce(learning.participants_n, 1)) as learning_hours
    from learning
    inner join cycle on learning.date between cycle.start_date and cycle.end_date
    left join initiatives on learning.initiative_id = initiatives.initiative_id
    group by 1, 2, 3, 4
),

-- A session that names its goal is for that one alone.
shared as (
    select
        amounts.*,
        coalesce(amounts.goal_id, initiative_shares.goal_id, '') as for_goal_id,
        case
            when amounts.goal_id is null then cast(coalesce(initiative_shares.from_share, 0) as decimal(19, 9))
            else cast(0 as decimal(19, 9))
        end as from_share,
        case
            when amounts.goal_id is null then cast(coalesce(initiative_shares.to_share, 1) as decimal(19, 9))
            else cast(1 as decimal(19, 9))
        end as to_share
    from amounts
    left join facts.initiative_shares
        on amounts.goal_id is null and amounts.initiative_id = initiative_shares.initiative_id
),

split as (
    select
        for_goal_id as goal_id,
        initiative_id,
        department_id,
        school_id,
        as_of_date,
        case when to_share = 1 then budget_usd else round(budget_usd * to_share, 2) end
        - round(budget_usd * from_share, 2) as budget_usd,
        case when to_share = 1 then spent_usd else round(spent_usd * to_share, 2) end
        - round(spent_usd * from_share, 2) as spent_usd,
        case when to_share = 1 then fte else round(fte * to_share, 2) end - round(fte * from_share, 2) as fte,
        case when to_share = 1 then asked_hours_per_month else round(asked_hours_per_month * to_share, 2) end
        - round(asked_hours_per_month * from_share, 2) as asked_hours_per_month,
        case when to_share = 1 then learning_hours else round(learning_hours * to_share, 2) end
        - round(learning_hours * from_share, 2) as learning_hours
    from shared
),

summed as (
    select
        goal_id,
        initiative_id,
        department_id,
        school_id,
        max(as_of_date) as as_of_date,
        sum(budget_usd) as budget_usd,
        sum(spent_usd) as spent_usd,
        sum(fte) as fte,
        sum(asked_hours_per_month) as asked_hours_per_month,
        sum(learning_hours) as learning_hours
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
