-- One row per unit, student group, subject and testing window: students who grew at least as much as is typical, of
-- those of whom the test's owner says it.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(met_n as decimal(18, 3)) as numerator,
    cast(told_n as decimal(18, 3)) as denominator,
    valid_n - told_n as excluded_n,
    valid_n as expected_n,
    told_n as received_n,
    period_end as freshest_date
from facts.growth_by_group
where told_n > 0
