-- One row per goal: hours of professional learning for it, all participants together, over initiatives that serve it.
select
    'goal' as unit_type,
    goal_id as unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(sum(learning_hours) as double) as value,
    count(distinct initiative_id) as n,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    cast(null as date) as freshest_date
from facts.ledger
where goal_id <> '' and learning_hours is not null
group by goal_id, period_start, period_end
