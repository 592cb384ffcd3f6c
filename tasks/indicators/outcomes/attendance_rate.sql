-- One row per unit, student group and period: days present of days reported.
with grouped as (
    select
        student_periods.unit_type,
        student_periods.unit_id,
        student_groups.group_id,
        student_periods.period_start,
        student_periods.period_end,
        sum(student_periods.present_days) as present_days,
        sum(student_periods.reported_days_n) as reported_days_n,
        sum(student_periods.enrolled_days_n) as enrolled_days_n,
        max(student_periods.freshest_date) as freshest_date
    from facts.student_periods
    inner join facts.student_groups on student_periods.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5
)

select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(present_days as decimal(18, 3)) as numerator,
    cast(reported_days_n as decimal(18, 3)) as denominator,
    cast(greatest(enrolled_days_n - reported_days_n, 0) as bigint) as excluded_n,
    cast(enrolled_days_n as bigint) as expected_n,
    cast(reported_days_n as bigint) as received_n,
    freshest_date
from grouped
where reported_days_n > 0
