-- One row per level or district, student group and period: students chronically absent at a school, of those with
-- 10 days or more there, added up over the schools, so that who was at two schools is counted at each of them.
-- Left out is who has 10 days at none of the schools. How much of all has come is that of attendance.
with judged as (
    select
        student_periods.student_id,
        school_units.unit_type,
        school_units.unit_id,
        student_periods.period_start,
        student_periods.period_end,
        student_periods.reported_days_n >= 10 as is_eligible,
        student_periods.reported_days_n >= 10
        and 10 * student_periods.absent_days_n >= student_periods.reported_days_n as is_chronic
    from facts.student_periods
    inner join periods
        on student_periods.period_start = periods.period_start and student_periods.period_end = periods.period_end
    inner join facts.school_units on student_periods.unit_id = school_units.school_id
    where
        student_periods.unit_type = 'school'
        and student_periods.reported_days_n > 0
        and (periods.is_year or periods.is_cycle)
        and school_units.unit_type <> 'school'
),

counted as (
    select
        judged.unit_type,
        judged.unit_id,
        student_groups.group_id,
        judged.period_start,
        judged.period_end,
        count(*) filter (where judged.is_chronic) as chronic_n,
        count(*) filter (where judged.is_eligible) as eligible_n,
        count(distinct judged.student_id) filter (where judged.is_eligible) as counted_students_n
    from judged
    inner join facts.student_groups on judged.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5
)

select
    counted.unit_type,
    counted.unit_id,
    counted.group_id,
    '' as slice,
    counted.period_start,
    counted.period_end,
    cast(counted.chronic_n as decimal(18, 3)) as numerator,
    cast(counted.eligible_n as decimal(18, 3)) as denominator,
    attendance_by_group.eligible_n + attendance_by_group.short_stay_n - counted.counted_students_n as excluded_n,
    nullif(attendance_by_group.enrolled_n, 0) as expected_n,
    attendance_by_group.received_n,
    attendance_by_group.freshest_date
from counted
inner join facts.attendance_by_group
    on
        counted.unit_type = attendance_by_group.unit_type
        and counted.unit_id = attendance_by_group.unit_id
        and counted.group_id = attendance_by_group.group_id
        and counted.period_start = attendance_by_group.period_start
        and counted.period_end = attendance_by_group.period_end
where counted.eligible_n > 0
