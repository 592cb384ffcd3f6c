-- One row per unit, the district, each goal and each initiative: spent by the last day that balances are of, of what is
-- budgeted for the whole fiscal year.
select
    unit_type,
    unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(sum(spent_usd) as decimal(18, 3)) as numerator,
    cast(sum(budget_usd) as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    max(as_of_date) as freshest_date
from facts.ledger_by_unit
where unit_type in ('district', 'goal', 'initiative')
group by unit_type, unit_id, period_start, period_end
having sum(budget_usd) > 0 and sum(spent_usd) is not null
