-- One row per unit and period: students enrolled on the day on which enrolment is counted, for each full-time
-- equivalent of teachers who work at their schools on that day. Students and teachers of a school of which either are
-- not known then are left out. There is no number where that is more than a twentieth of the students, or where more
-- than a twentieth of the teachers have no full-time equivalent, who are left out too.
-- Of several stretches of a teacher at a school the newest counts.
with students as (
    select distinct
        spells.student_id,
        count_days.school_id,
        count_days.period_start,
        count_days.period_end
    from facts.spells
    inner join facts.count_days
        on
            spells.school_id = count_days.school_id
            and count_days.count_date between spells.entry_date and spells.last_date
),

newest as (
    select
        staff.staff_id,
        staff.fte,
        count_days.school_id,
        count_days.period_start,
        count_days.period_end,
        count_days.count_date
    from staff
    inner join facts.count_days
        on
            staff.school_id = count_days.school_id
            and staff.start_date <= count_days.count_date
            and coalesce(staff.end_date, count_days.count_date) >= count_days.count_date
    where staff.role = 'teacher'
    qualify
        rank() over (
            partition by staff.staff_id, count_days.school_id, count_days.period_start, count_days.period_end
            order by staff.start_date desc
        ) = 1
),

staffed as (
    select distinct
        school_id,
        period_start,
        period_end
    from newest
),

students_by_unit as (
    select
        school_units.unit_type,
        school_units.unit_id,
        students.period_start,
        students.period_end,
        count(distinct students.student_id) as students_n,
        count(distinct case when staffed.school_id is not null then students.student_id end) as counted_n
    from students
    inner join facts.school_units on students.school_id = school_units.school_id
    left join staffed
        on
            students.school_id = staffed.school_id
            and students.period_start = staffed.period_start
            and students.period_end = staffed.period_end
    group by 1, 2, 3, 4
),

attended as (
    select distinct
        school_id,
        period_start,
        period_end
    from students
),

teachers_by_unit as (
    select
        school_units.unit_type,
        school_units.unit_id,
        newest.period_start,
        newest.period_end,
        count(distinct newest.staff_id) as teachers_n,
        count(distinct case when newest.fte is not null then newest.staff_id end) as told_n,
        sum(newest.fte) as fte,
        max(newest.count_date) as count_date
    from newest
    inner join attended
        on
            newest.school_id = attended.school_id
            and newest.period_start = attended.period_start
            and newest.period_end = attended.period_end
    inner join facts.school_units on newest.school_id = school_units.school_id
    group by 1, 2, 3, 4
)

select
    teachers_by_unit.unit_type,
    teachers_by_unit.unit_id,
    'all' as group_id,
    '' as slice,
    teachers_by_unit.period_start,
    teachers_by_unit.period_end,
    cast(students_by_unit.counted_n as double) / nullif(cast(teachers_by_unit.fte as double), 0) as value,
    teachers_by_unit.told_n as n,
    teachers_by_unit.teachers_n - teachers_by_unit.told_n as excluded_n,
    teachers_by_unit.teachers_n as expected_n,
    teachers_by_unit.told_n as received_n,
    teachers_by_unit.count_date as freshest_date
from teachers_by_unit
inner join students_by_unit
    on
        teachers_by_unit.unit_type = students_by_unit.unit_type
        and teachers_by_unit.unit_id = students_by_unit.unit_id
        and teachers_by_unit.period_start = students_by_unit.period_start
        and teachers_by_unit.period_end = students_by_unit.period_end
where
    teachers_by_unit.fte > 0
    and 20 * (students_by_unit.students_n - students_by_unit.counted_n) <= students_by_unit.students_n
    and 20 * (teachers_by_unit.teachers_n - teachers_by_unit.told_n) <= teachers_by_unit.teachers_n
