-- One row per state number that only one student of the roster has, with the district's own number.
select
    state_student_id,
    min(student_id) as student_id
from roster
where state_student_id is not null
group by state_student_id
having count(distinct student_id) = 1
