-- One row per student enrolled in the school year up to the cycle's end, at the school entered last.
select
    student_id,
    arg_max(school_id, entry_date) as school_id
from enrolment
where entry_date <= $cycle_end and coalesce(exit_date, $cycle_end) >= $year_start
group by student_id
