-- One row per student, unit and period: days expected, those of them that the school has sent, reported, received of
-- those expected, present and absent at all schools of the unit.
-- `is_received`: three quarters of the days that were due came, and one at least; figures count what came of all.
with school_periods as (
    select
        student_days.student_id,
        student_days.school_id,
        period_stretches.period_start,
        period_stretches.period_end,
        sum(student_days.enrolled_days_n) as enrolled_days_n,
        sum(student_days.due_days_n) as due_days_n,
        sum(student_days.sent_days_n) as sent_days_n,
        sum(student_days.reported_days_n) as reported_days_n,
        sum(student_days.received_days_n) as received_days_n,
        sum(student_days.present_days) as present_days,
        sum(student_days.absent_days_n) as absent_days_n,
        max(student_days.freshest_date) as freshest_date
    from facts.student_days
    inner join period_stretches on student_days.stretch_start = period_stretches.stretch_start
    group by 1, 2, 3, 4
)

select
    school_periods.student_id,
    school_units.unit_type,
    school_units.unit_id,
    school_periods.period_start,
    school_periods.period_end,
    cast(sum(school_periods.enrolled_days_n) as bigint) as enrolled_days_n,
    cast(sum(school_periods.sent_days_n) as bigint) as sent_days_n,
    cast(sum(school_periods.reported_days_n) as bigint) as reported_days_n,
    cast(sum(school_periods.received_days_n) as bigint) as received_days_n,
    cast(sum(school_periods.present_days) as decimal(18, 3)) as present_days,
    cast(sum(school_periods.absent_days_n) as bigint) as absent_days_n,
    coalesce(
        sum(school_periods.received_days_n) > 0
        and 4 * sum(school_periods.received_days_n) >= 3 * sum(school_periods.due_days_n),
        false
    ) as is_received,
    max(school_periods.freshest_date) as freshest_date
from school_periods
inner join facts.school_units on school_periods.school_id = school_units.school_id
group by 1, 2, 3, 4, 5
