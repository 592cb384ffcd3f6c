-- One row per unit, student group and month: students absent at least a tenth of the month's days, of those with 10
-- days or more in it, which is about half of a month.
select
    attendance_by_group.unit_type,
    attendance_by_group.unit_id,
    attendance_by_group.group_id,
    '' as slice,
    attendance_by_group.period_start,
    attendance_by_group.period_end,
    cast(attendance_by_group.chronic_n as decimal(18, 3)) as numerator,
    cast(attendance_by_group.eligible_n as decimal(18, 3)) as denominator,
    attendance_by_group.short_stay_n as excluded_n,
    nullif(attendance_by_group.enrolled_n, 0) as expected_n,
    attendance_by_group.received_n,
    attendance_by_group.freshest_date
from facts.attendance_by_group
inner join periods
    on
        attendance_by_group.period_start = periods.period_start
        and attendance_by_group.period_end = periods.period_end
where periods.is_month and attendance_by_group.eligible_n > 0
