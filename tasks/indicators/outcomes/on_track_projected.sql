-- One row per unit, student group and school year so far: of first-time ninth-graders, those with at most one semester
-- failed in a core course by the marks so far.
select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(few_failures_n as decimal(18, 3)) as numerator,
    cast(received_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    expected_n,
    received_n,
    freshest_date
from facts.freshmen_by_group
where not is_over and received_n > 0
