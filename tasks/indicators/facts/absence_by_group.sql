-- One row per unit, student group and period that is no month: students by how much they missed. Bands are of those
-- with 10 days or more; a band begins at its lower bound, so that exactly a twentieth of the days missed is in the
-- second. `fifteen_days_n`: 15 days or more missed, however long the student was there, as the Civil Rights Data
-- Collection once counted. `state_*`: chronically absent of those with as many days as the district's settings say
-- its state asks for. How much of all has come is that of attendance.
with judged as (
    select
        student_periods.student_id,
        student_periods.unit_type,
        student_periods.unit_id,
        student_periods.period_start,
        student_periods.period_end,
        student_periods.reported_days_n >= 10 as is_eligible,
        student_periods.reported_days_n >= definitions.chronic_absence_minimum_days as is_state_eligible,
        10 * student_periods.absent_days_n >= student_periods.reported_days_n as is_chronic,
        student_periods.absent_days_n >= 15 as has_missed_fifteen_days,
        case
            when 20 * student_periods.absent_days_n < student_periods.reported_days_n then 1
            when 10 * student_periods.absent_days_n < student_periods.reported_days_n then 2
            when 5 * student_periods.absent_days_n < student_periods.reported_days_n then 3
            else 4
        end as band
    from facts.student_periods
    inner join periods
        on student_periods.period_start = periods.period_start and student_periods.period_end = periods.period_end
    cross join definitions
    where student_periods.reported_days_n > 0 and (periods.is_year or periods.is_cycle)
),

counted as (
    select
        judged.unit_type,
        judged.unit_id,
        student_groups.group_id,
        judged.period_start,
        judged.period_end,
        count(*) filter (where judged.is_eligible) as eligible_n,
        count(*) filter (where judged.is_eligible and judged.band = 1) as band_1_n,
        count(*) filter (where judged.is_eligible and judged.band = 2) as band_2_n,
        count(*) filter (where judged.is_eligible and judged.band = 3) as band_3_n,
        count(*) filter (where judged.is_eligible and judged.band = 4) as band_4_n,
        count(*) filter (where judged.has_missed_fifteen_days) as fifteen_days_n,
        count(*) filter (where judged.is_state_eligible) as state_eligible_n,
        count(*) filter (where judged.is_state_eligible and judged.is_chronic) as state_chronic_n
    from judged
    inner join facts.student_groups on judged.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5
)

select
    counted.unit_type,
    counted.unit_id,
    counted.group_id,
    counted.period_start,
    counted.period_end,
    counted.eligible_n,
    counted.band_1_n,
    counted.band_2_n,
    counted.band_3_n,
    counted.band_4_n,
    counted.fifteen_days_n,
    counted.state_eligible_n,
    counted.state_chronic_n,
    attendance_by_group.short_stay_n,
    attendance_by_group.reported_n,
    attendance_by_group.enrolled_n,
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
