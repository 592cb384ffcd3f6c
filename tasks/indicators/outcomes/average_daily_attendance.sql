-- One row per unit, student group and period: days that students were there, for each day of school of which attendance
-- came, added up over schools: their days of school differ. Of a school that opened or closed on the way it is as much
-- as its part of the days of school: its students were elsewhere before or after.
-- Who was there or absent, and has no row or value on another day that came, was neither on that: such days count as
-- those of the same group and school that have one. Where all came there are none, and who never came has none either.
with school_days as (
    select
        counted_days.school_id,
        periods.period_start,
        periods.period_end,
        count(*) as days_n
    from facts.counted_days
    inner join periods on counted_days.date between periods.period_start and periods.period_end
    where counted_days.reported_n > 0
    group by 1, 2, 3
),

attended as (
    select
        student_days.school_id,
        student_groups.group_id,
        period_stretches.period_start,
        period_stretches.period_end,
        sum(student_days.present_days) as present_days,
        sum(student_days.reported_days_n) as reported_n,
        coalesce(
            sum(student_days.sent_days_n - coalesce(student_days.received_days_n, 0)) filter (
                where student_days.reported_days_n > 0
            ), 0
        ) as lacking_n
    from facts.student_days
    inner join period_stretches on student_days.stretch_start = period_stretches.stretch_start
    inner join facts.student_groups on student_days.student_id = student_groups.student_id
    group by 1, 2, 3, 4
),

-- Rounded school by school, so that their sum does not depend on their order.
by_school as (
    select
        attended.school_id,
        attended.group_id,
        attended.period_start,
        attended.period_end,
        cast(
            cast(
                cast(attended.present_days as double)
                * (attended.reported_n + case when attended.lacking_n > 0 then attended.lacking_n else 0 end)
                as double
            )
            / nullif(cast(attended.reported_n * school_days.days_n as double), 0) as decimal(18, 3)
        ) as students
    from attended
    inner join school_days
        on
            attended.school_id = school_days.school_id
            and attended.period_start = school_days.period_start
            and attended.period_end = school_days.period_end
    where attended.reported_n > 0
),

unit_dates as (
    select distinct
        school_units.unit_type,
        school_units.unit_id,
        counted_days.date
    from facts.counted_days
    inner join facts.school_units on counted_days.school_id = school_units.school_id
    where counted_days.reported_n > 0
),

first_dates as (
    select min(date) as date from unit_dates
),

open_parts as (
    select
        school_dates.school_id,
        unit_dates.unit_type,
        unit_dates.unit_id,
        periods.period_start,
        periods.period_end,
        cast(
            count(*) filter (
                where unit_dates.date >= coalesce(school_dates.opened_date, unit_dates.date)
                and unit_dates.date <= coalesce(school_dates.closed_date, unit_dates.date)
            ) as double
        ) / nullif(cast(count(*) as double), 0) as open_share
    from facts.school_dates
    inner join first_dates on school_dates.opened_date > first_dates.date or school_dates.closed_date is not null
    inner join facts.school_units on school_dates.school_id = school_units.school_id
    inner join unit_dates
        on school_units.unit_type = unit_dates.unit_type and school_units.unit_id = unit_dates.unit_id
    inner join periods on unit_dates.date between periods.period_start and periods.period_end
    group by 1, 2, 3, 4, 5
),

by_unit as (
    select
        school_units.unit_type,
        school_units.unit_id,
        by_school.group_id,
        by_school.period_start,
        by_school.period_end,
        sum(cast(by_school.students * coalesce(open_parts.open_share, 1) as decimal(18, 3))) as students
    from by_school
    inner join facts.school_units on by_school.school_id = school_units.school_id
    left join open_parts
        on
            by_school.school_id = open_parts.school_id
            and school_units.unit_type = open_parts.unit_type
            and school_units.unit_id = open_parts.unit_id
            and by_school.period_start = open_parts.period_start
            and by_school.period_end = open_parts.period_end
    group by 1, 2, 3, 4, 5
)

select
    by_unit.unit_type,
    by_unit.unit_id,
    by_unit.group_id,
    '' as slice,
    by_unit.period_start,
    by_unit.period_end,
    cast(by_unit.students as double) as value,
    attendance_by_group.reported_n as n,
    attendance_by_group.enrolled_days_n - attendance_by_group.received_days_n as excluded_n,
    attendance_by_group.enrolled_days_n as expected_n,
    attendance_by_group.received_days_n as received_n,
    attendance_by_group.freshest_date
from by_unit
inner join facts.attendance_by_group
    on
        by_unit.unit_type = attendance_by_group.unit_type
        and by_unit.unit_id = attendance_by_group.unit_id
        and by_unit.group_id = attendance_by_group.group_id
        and by_unit.period_start = attendance_by_group.period_start
        and by_unit.period_end = attendance_by_group.period_end
