-- One row per student, school and spell, cut at the cycle's end.
select
    enrolment.student_id,
    enrolment.school_id,
    enrolment.grade,
    enrolment.entry_date,
    least(coalesce(enrolment.exit_date, cycle.end_date), cycle.end_date) as last_date
from enrolment
cross join cycle
where enrolment.entry_date <= cycle.end_date
