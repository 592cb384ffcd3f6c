-- One row per goal: budget that goes to it, over the initiatives that serve it.
select
    'goal' as unit_type,
    goal_id as unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(sum(budget_usd) as double) as value,
    count(distinct initiative_id) as n,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    max(as_of_date) as freshest_date
from facts.ledger
where goal_id <> '' and budget_usd is not null
group by goal_id, period_start, period_end
