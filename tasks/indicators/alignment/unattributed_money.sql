-- One row per unit, the district and each department that answers for accounts: money of which nobody says for which
-- initiative it is, of all that is budgeted to be spent.
select
    unit_type,
    unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(sum(case when initiative_id = '' then budget_usd else 0 end) as decimal(18, 3)) as numerator,
    cast(sum(budget_usd) as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    max(as_of_date) as freshest_date
from facts.ledger_by_unit
where budget_usd is not null and unit_type in ('district', 'department')
group by unit_type, unit_id, period_start, period_end
having sum(budget_usd) > 0
