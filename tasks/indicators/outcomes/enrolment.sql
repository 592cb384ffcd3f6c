-- One row per unit, student group and period: students enrolled on the district's last day in session of the period, or
-- on the last one before it of their own school. A school that is not open on the district's day counts none.
with students as (
    select
        spells.student_id,
        school_units.unit_type,
        school_units.unit_id,
        count_days.period_start,
        count_days.period_end,
        max(count_days.count_date) as count_date
    from facts.spells
    inner join facts.count_days
        on
            spells.school_id = count_days.school_id
            and count_days.count_date between spells.entry_date and spells.last_date
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
