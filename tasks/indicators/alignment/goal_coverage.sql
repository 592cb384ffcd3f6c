-- One row per goal, and one for the district: goals with at least one active initiative
-- that has an owner, a measure and money.
with covered as (
    select distinct initiative_goals.goal_id
    from initiative_goals
    inner join facts.active_initiatives on initiative_goals.initiative_id = active_initiatives.initiative_id
    where
        active_initiatives.has_owner and active_initiatives.has_measure and active_initiatives.has_budget
        and initiative_goals.weight > 0
),

-- Whether anybody says which initiative serves which goal.
told as (
    select count(*) as pairs_n
    from initiative_goals
    inner join initiatives on initiative_goals.initiative_id = initiatives.initiative_id
),

goal_rows as (
    select distinct
        goals.goal_id,
        cycle.start_date as period_start,
        cycle.end_date as period_end,
        case when covered.goal_id is not null then 1 else 0 end as covered_n
    from goals
    cross join cycle
    cross join told
    left join covered on goals.goal_id = covered.goal_id
    where told.pairs_n > 0
),

units as (
    select
        'goal' as unit_type,
        goal_id as unit_id,
        period_start,
        period_end,
        covered_n,
        1 as goals_n
    from goal_rows
    union all
    select
        'district' as unit_type,
        '' as unit_id,
        period_start,
        period_end,
        sum(covered_n) as covered_n,
        count(*) as goals_n
    from goal_rows
    group by period_start, period_end
)

select
    unit_type,
    unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(covered_n as decimal(18, 3)) as numerator,
    cast(goals_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(goals_n as bigint) as expected_n,
    cast(goals_n as bigint) as received_n,
    cast(null as date) as freshest_date
from units
