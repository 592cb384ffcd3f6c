-- One row per unit, the district, each goal and each initiative: spent by the last day that balances are of, of what is
-- budgeted for the whole fiscal year.
with by_unit as (
    select
        'district' as unit_type,
        '' as unit_id,
        ledger.*
    from facts.ledger
    union all
    select
        'goal' as unit_type,
        ledger.goal_id as unit_id,
        ledger.*
    from facts.ledger
    where ledger.goal_id <> ''
    union all
    select
        'initiative' as unit_type,
        ledger.initiative_id as unit_id,
        ledger.*
    from facts.ledger
    where ledger.initiative_id <> ''
),

summed as (
    select
        unit_type,
        unit_id,
        period_start,
        period_end,
        sum(spent_usd) as spent_usd,
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
    cast(spent_usd as decimal(18, 3)) as numerator,
    cast(budget_usd as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    as_of_date as freshest_date
from summed
where budget_usd > 0 and spent_usd is not null
