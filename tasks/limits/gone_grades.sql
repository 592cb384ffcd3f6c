-- One row per school and grade that had many students enrolled by the last good roster and has nobody now, though the
-- school has others: how many of them are not in this roster, under any grade or school. Students belong to the school
-- entered last, by what either roster says of $on_date.
with before as (
    select
        student_id,
        arg_max(school_id, entry_date) as school_id,
        arg_max(grade, entry_date) as grade
    from read_parquet($before)
    where entry_date <= cast($on_date as date) and coalesce(exit_date, cast($on_date as date)) >= cast($on_date as date)
    group by student_id
),

roster as (
    select
        student_id,
        school_id,
        grade
    from read_parquet($now)
),

gone as (
    select
        before.school_id,
        before.grade,
        count(*) as students_n,
        count(*) filter (where people.student_id is null) as gone_n
    from before
    left join (select distinct student_id from roster) as people on before.student_id = people.student_id
    where before.grade is not null
    group by before.school_id, before.grade
)

select
    coalesce(known_schools.name, gone.school_id) as school,
    gone.grade,
    cast(gone.gone_n as bigint) as gone_n
from gone
semi join roster on gone.school_id = roster.school_id
anti join roster as of_grade on gone.school_id = of_grade.school_id and gone.grade = of_grade.grade
anti join became on gone.school_id = became.school_id
left join known_schools on gone.school_id = known_schools.school_id
where gone.students_n >= $fewest and 2 * gone.gone_n >= gone.students_n
order by gone.gone_n desc, school asc, gone.grade asc
