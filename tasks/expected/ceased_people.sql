-- One row per school, grade and day since which enrolled people have no rows though rows of their school came on many
-- days, up to the newest of them: how many people, and the rows that are missing.
-- A school counts where it has many such people, or half of a grade, or where a clear part of all schools have none
-- since the same day: some of any school have left unnoticed. Days that only half of a school is on are told as such.
with of_school as (
    select
        sent_days.school_id,
        sent_days.date
    from sent_days
    left join facts.absence_days
        on sent_days.school_id = absence_days.school_id and sent_days.date = absence_days.date
    where
        sent_days.dataset = $dataset
        and sent_days.reported_n > 0
        and absence_days.date is null
        and sent_days.date between cast($year_start as date) and cast($cycle_end as date)
),

newest as (
    select
        school_id,
        max(date) as date
    from of_school
    group by school_id
),

present as (
    select
        student_id,
        max(date) as last_date
    from daily_rows
    where date between cast($year_start as date) and cast($cycle_end as date)
    group by student_id
),

enrolled as (
    select
        enrolment.student_id,
        enrolment.school_id,
        enrolment.grade,
        greatest(enrolment.entry_date, coalesce(present.last_date + 1, enrolment.entry_date)) as quiet_from
    from enrolment
    inner join newest
        on
            enrolment.school_id = newest.school_id
            and enrolment.entry_date <= newest.date
            and coalesce(enrolment.exit_date, newest.date) >= newest.date
    left join present on enrolment.student_id = present.student_id
),

shapes as (
    select distinct
        school_id,
        quiet_from
    from enrolled
),

quiet as (
    select
        shapes.school_id,
        shapes.quiet_from,
        min(of_school.date) as since,
        count(*) as days_n
    from shapes
    inner join of_school on shapes.school_id = of_school.school_id and shapes.quiet_from <= of_school.date
    group by shapes.school_id, shapes.quiet_from
    having count(*) >= $fewest_days
),

people as (
    select
        enrolled.student_id,
        enrolled.school_id,
        enrolled.grade,
        quiet.since,
        quiet.days_n
    from enrolled
    inner join quiet on enrolled.school_id = quiet.school_id and enrolled.quiet_from = quiet.quiet_from
),

grade_sizes as (
    select
        school_id,
        grade,
        count(*) as students_n
    from enrolled
    group by school_id, grade
),

by_grade as (
    select
        people.since,
        people.school_id,
        people.grade,
        count(*) as people_n,
        sum(people.days_n) as days_n,
        2 * count(*) >= any_value(grade_sizes.students_n) as is_most
    from people
    inner join grade_sizes
        on people.school_id = grade_sizes.school_id and people.grade is not distinct from grade_sizes.grade
    group by people.since, people.school_id, people.grade
),

school_sizes as (
    select
        school_id,
        sum(students_n) as students_n
    from grade_sizes
    group by school_id
),

everybody as (
    select sum(students_n) as students_n
    from school_sizes
),

by_school as (
    select
        by_grade.*,
        school_sizes.students_n,
        sum(by_grade.people_n) over (partition by by_grade.since, by_grade.school_id) as school_people_n,
        sum(by_grade.people_n) over (partition by by_grade.since) as all_people_n,
        everybody.students_n as all_students_n
    from by_grade
    inner join school_sizes on by_grade.school_id = school_sizes.school_id
    cross join everybody
),

told as (
    select
        since,
        school_id,
        grade,
        people_n,
        days_n
    from by_school
    where
        (is_most or school_people_n >= $least_n or 100 * all_people_n >= $percent_of_all * all_students_n)
        and 2 * school_people_n < students_n
),

found as (
    select since
    from told
    group by since
    having sum(people_n) >= $least_n and sum(days_n) > 2 * $quarantined_n
)

select
    told.since,
    told.school_id,
    told.grade,
    cast(told.people_n as bigint) as people_n
from told
inner join found on told.since = found.since
