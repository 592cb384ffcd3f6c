-- One row: how many were enrolled in the school year up to the cycle's end, and of how many of them no row tells.
with enrolled as (
    select distinct student_id
    from enrolment
    where entry_date <= $cycle_end and coalesce(exit_date, $cycle_end) >= $year_start
),

told as (
    select distinct student_id
    from read_parquet([$paths], union_by_name = true)
)

select
    count(*) as enrolled_n,
    count(*) filter (where told.student_id is null) as untold_n
from enrolled
left join told on enrolled.student_id = told.student_id
