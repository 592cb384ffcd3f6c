-- One row per unit, student group and period: students enrolled on the last day in session of the period.
with last_days as (
    select
        schools.school_id,
        periods.period_start,
        periods.period_end,
        coalesce(max(session_days.date), periods.period_end) as count_date
    from schools
    cross join periods
    left join facts.session_days
        on
            schools.school_id = session_days.school_id
            and session_days.date between periods.period_start and periods.period_end
    group by 1, 2, 3
),

students as (
    select
        spells.student_id,
        school_units.unit_type,
        school_units.unit_id,
        last_days.period_start,
        last_days.period_end,
        max(last_days.count_date) as count_date
    from facts.spells
    inner join last_days
        on
            spells.school_id = last_days.school_id
            and last_days.count_date between spells.entry_date and spells.last_date
    inner join facts.school_units on spells.school_id = school_units.school_id
    group by 1, 2, 3, 4, 5
),

grouped as (
    select
        students.unit_type,
        students.unit_id,
        student_groups.group_id,
        students.period_start,
        students.period_end,
        count(*) as students_n,
        max(students.count_date) as count_date
    from students
    inner join facts.student_groups on students.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5
)

select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(students_n as double) as value,
    students_n as n,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    students_n as received_n,
    count_date as freshest_date
from grouped
