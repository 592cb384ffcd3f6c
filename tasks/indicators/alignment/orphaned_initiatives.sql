-- One row per unit, the district and each department that leads: active initiatives that serve no goal, of all of them.
with serving as (
    select distinct initiative_id
    from facts.initiative_shares
    where goal_id <> ''
),

-- Whether anybody says which initiative serves which goal.
told as (
    select count(*) as pairs_n
    from initiative_goals
    inner join initiatives on initiative_goals.initiative_id = initiatives.initiative_id
),

at_work as (
    select
        active_initiatives.lead_department_id,
        active_initiatives.period_start,
        active_initiatives.period_end,
        case when serving.initiative_id is null then 1 else 0 end as orphaned_n
    from facts.active_initiatives
    cross join told
    left join serving on active_initiatives.initiative_id = serving.initiative_id
    where told.pairs_n > 0
),

by_unit as (
    select
        'district' as unit_type,
        '' as unit_id,
        at_work.*
    from at_work
    union all
    select
        'department' as unit_type,
        at_work.lead_department_id as unit_id,
        at_work.*
    from at_work
)

select
    unit_type,
    unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(sum(orphaned_n) as decimal(18, 3)) as numerator,
    cast(count(*) as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    count(*) as expected_n,
    count(*) as received_n,
    cast(null as date) as freshest_date
from by_unit
group by unit_type, unit_id, period_start, period_end
