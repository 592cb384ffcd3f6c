-- One row per unit, student group and period: days present of days reported.
select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    present_days as numerator,
    cast(reported_days_n as decimal(18, 3)) as denominator,
    enrolled_days_n - received_days_n as excluded_n,
    enrolled_days_n as expected_n,
    received_days_n as received_n,
    freshest_date
from facts.attendance_by_group
where reported_days_n > 0
