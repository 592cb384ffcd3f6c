-- One row per unit, the district and each department: budget that goes to goals, of the budget of all initiatives that
-- nobody is made to run.
with by_unit as (
    select
        'district' as unit_type,
        '' as unit_id,
        ledger.*
    from facts.ledger
    where ledger.budget_usd is not null and ledger.initiative_id <> '' and not ledger.is_mandated
    union all
    select
        'department' as unit_type,
        ledger.department_id as unit_id,
        ledger.*
    from facts.ledger
    where
        ledger.budget_usd is not null
        and ledger.initiative_id <> ''
        and not ledger.is_mandated
        and ledger.department_id <> ''
),

summed as (
    select
        unit_type,
        unit_id,
        period_start,
        period_end,
        sum(case when goal_id <> '' then budget_usd else 0 end) as aligned_usd,
        sum(budget_usd) as budget_usd,
        max(as_of_date) as as_of_date
    from by_unit
    group by 1, 2, 3, 4
)

select
    unit_type,
    unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(aligned_usd as decimal(18, 3)) as numerator,
    cast(budget_usd as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    as_of_date as freshest_date
from summed
where budget_usd > 0
