-- One row per unit, student group, subject and testing window: students with a valid score, those of them proficient,
-- those tested, those exempt, and the others whom the school should have tested. `sent_n`: of these, those of schools
-- that sent the window. `unscored_n`: students of such schools without a valid score.
-- `has_roster`: somebody says who should have been tested.
select
    school_units.unit_type,
    school_units.unit_id,
    student_groups.group_id,
    testing.slice,
    testing.window_start_date as period_start,
    testing.window_end_date as period_end,
    testing.has_roster,
    count(*) filter (where testing.status = 'valid') as valid_n,
    count(*) filter (where testing.status = 'valid' and testing.is_proficient) as proficient_n,
    count(*) filter (where testing.status in ('valid', 'invalid')) as tested_n,
    count(*) filter (where testing.status = 'exempt') as exempt_n,
    count(*) filter (where testing.status <> 'exempt') as expected_n,
    count(*) filter (where testing.status <> 'exempt' and testing.is_sent) as sent_n,
    count(*) filter (where testing.status <> 'valid' and testing.is_sent) as unscored_n
from facts.testing
inner join facts.school_units on testing.school_id = school_units.school_id
inner join facts.student_groups on testing.student_id = student_groups.student_id
group by 1, 2, 3, 4, 5, 6, 7
