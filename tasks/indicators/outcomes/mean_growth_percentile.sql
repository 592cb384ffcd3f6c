-- One row per unit, student group, subject and testing window: the mean of the growth percentiles that the test's owner
-- computed.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    mean_percentile as value,
    ranked_n as n,
    valid_n - ranked_n as excluded_n,
    valid_n as expected_n,
    ranked_n as received_n,
    period_end as freshest_date
from facts.growth_by_group
where ranked_n > 0
