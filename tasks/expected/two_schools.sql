-- One row per school: rows of the cycle that say which part of a day a student was present, those of them of a student
-- of whom another school has a row of that day too, and of how many students these are at all schools.
-- Who moves has one such day, or few.
with of_cycle as (
    select
        student_id,
        school_id,
        date
    from read_parquet($path)
    where present_fraction is not null and date between cast($cycle_start as date) and cast($cycle_end as date)
),

at_two as (
    select student_id
    from of_cycle
    group by student_id
    having min(school_id) <> max(school_id)
),

days as (
    select
        of_cycle.student_id,
        of_cycle.date
    from of_cycle
    semi join at_two on of_cycle.student_id = at_two.student_id
    group by of_cycle.student_id, of_cycle.date
    having min(of_cycle.school_id) <> max(of_cycle.school_id)
    qualify count(*) over (partition by of_cycle.student_id) > $most_days
),

students as (
    select count(distinct student_id) as students_n
    from days
)

select
    of_cycle.school_id,
    count(*) as rows_n,
    count(days.date) as at_two_n,
    students.students_n
from of_cycle
cross join students
left join days on of_cycle.student_id = days.student_id and of_cycle.date = days.date
group by of_cycle.school_id, students.students_n
order by of_cycle.school_id
