-- One row: how many were enrolled in the school year up to the cycle's end, of how many of them no row tells, and the
-- schools of most of whose students none does. Students belong to the school entered last.
with enrolled as (
    select
        student_id,
        arg_max(school_id, entry_date) as school_id
    from enrolment
    where entry_date <= $cycle_end and coalesce(exit_date, $cycle_end) >= $year_start
    group by student_id
),

told as (
    select distinct student_id
    from read_parquet([$paths], union_by_name = true)
),

by_school as (
    select
        enrolled.school_id,
        count(*) as students_n,
        count(*) filter (where told.student_id is null) as untold_n
    from enrolled
    left join told on enrolled.student_id = told.student_id
    group by enrolled.school_id
)

select
    cast(coalesce(sum(students_n), 0) as bigint) as enrolled_n,
    cast(coalesce(sum(untold_n), 0) as bigint) as untold_n,
    list_sort(list(school_id) filter (where untold_n >= $least_n and 2 * untold_n > students_n)) as school_ids
from by_school
