-- One row per school that was open on a day of the cycle.
select schools.school_id
from schools
cross join cycle
where
    coalesce(schools.opened_date, cycle.end_date) <= cycle.end_date
    and coalesce(schools.closed_date, cycle.start_date) >= cycle.start_date
