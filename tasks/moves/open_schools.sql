-- One row per school that was open on a day of the cycle, by the list of schools or by its attendance.
select schools.school_id
from schools
cross join cycle
where
    coalesce(schools.opened_date, cycle.end_date) <= cycle.end_date
    and coalesce(schools.closed_date, cycle.start_date) >= cycle.start_date
union
select beyond_days.school_id
from facts.beyond_days
inner join cycle on beyond_days.date between cycle.start_date and cycle.end_date
