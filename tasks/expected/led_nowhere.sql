-- One row per line of the history of schools whose successor is neither a school nor has a line of its own.
select distinct
    school_id,
    change,
    successor_school_id
from told_of_schools
where
    change in ('renumbered', 'merged', 'split')
    and successor_school_id not in (select schools.school_id from schools)
    and successor_school_id not in (select later.school_id from told_of_schools as later)
order by school_id, successor_school_id
