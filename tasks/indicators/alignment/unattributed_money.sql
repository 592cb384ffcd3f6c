-- One row per unit, the district and each department that answers for accounts: money of which nobody says for which
-- initiative it is, of all that is budgeted to be spent.
with by_unit as (
    select
        'district' as unit_type,
        '' as unit_id,
        ledger.*
    from facts.ledger
    where ledger.budget_usd is not null
    union all
    select
        'department' as unit_type,
        ledger.department_id as unit_id,
        ledger.*
    from facts.ledger
    where ledger.budget_usd is not null and ledger.department_id <> ''
),

summed as (
    select
        unit_type,
        unit_id,
        period_start,
        period_end,
        sum(case when initiative_id = '' then budget_usd else 0 end) as unattributed_usd,
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
    cast(unattributed_usd as decimal(18, 3)) as numerator,
    cast(budget_usd as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    as_of_date as freshest_date
from summed
where budget_usd > 0
