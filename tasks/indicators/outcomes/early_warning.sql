-- One row per unit, student group and school year, over or so far: students with any of three flags up, of those
-- enrolled of whom it can be told.
select
    warned_students.unit_type,
    warned_students.unit_id,
    student_groups.group_id,
    warned_students.flag as slice,
    warned_students.period_start,
    warned_students.period_end,
    cast(count(*) filter (where warned_students.is_told and warned_students.is_flagged) as decimal(18, 3))
        as numerator,
    cast(count(*) filter (where warned_students.is_told) as decimal(18, 3)) as denominator,
    count(*) filter (where warned_students.is_left_out) as excluded_n,
    count(*) filter (where not warned_students.is_left_out) as expected_n,
    count(*) filter (where warned_students.is_told) as received_n,
    max(warned_students.freshest_date) as freshest_date
from facts.warned_students
inner join facts.student_groups on warned_students.student_id = student_groups.student_id
where warned_students.flag = ''
group by 1, 2, 3, 4, 5, 6
having count(*) filter (where warned_students.is_told) > 0
