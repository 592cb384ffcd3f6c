-- One row per school with many students in grades of which other schools have sent rows in the school year, up to the
-- newest date: whether it has sent any.
-- A grade is sent where half of its students at other schools have a row. Nothing is owed before rows of two terms have
-- come: a school that has longer ones has nothing to send when the first short one ends.
with sent as (
    select distinct
        $person_column as student_id,
        $school_column as school_id,
        $date_column as date
    from sent_rows
    where $date_column between cast($year_start as date) and cast($cycle_end as date)
),

newest as (
    select max(date) as date
    from sent
    having max(date) - min(date) >= $days_of_a_term
),

enrolled as (
    select distinct
        enrolment.student_id,
        enrolment.school_id,
        enrolment.grade
    from enrolment
    inner join newest
        on
            enrolment.entry_date <= newest.date
            and coalesce(enrolment.exit_date, newest.date) >= newest.date
),

people as (
    select distinct student_id
    from sent
),

senders as (
    select distinct school_id
    from sent
),

grades as (
    select
        enrolled.school_id,
        enrolled.grade,
        count(*) as students_n,
        count(people.student_id) as told_n
    from enrolled
    left join people on enrolled.student_id = people.student_id
    where enrolled.grade is not null
    group by enrolled.school_id, enrolled.grade
),

beside as (
    select
        school_id,
        students_n,
        2 * (sum(told_n) over of_grade - told_n) >= sum(students_n) over of_grade - students_n
        and sum(students_n) over of_grade > students_n as is_sent
    from grades
    window of_grade as (partition by grade)
)

select
    schools.school_id,
    '' as part,
    cast($year_start as date) as period_start,
    any_value(newest.date) as period_end,
    any_value(senders.school_id) is not null as has_come,
    cast(null as bigint) as days_expected_n,
    cast(null as date[]) as missing_dates
from beside
inner join schools on beside.school_id = schools.school_id
cross join newest
left join senders on beside.school_id = senders.school_id
where beside.is_sent
group by schools.school_id
having sum(beside.students_n) >= $fewest
