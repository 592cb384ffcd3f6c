-- One row per school and day in session, from the day on which the school opened to the one on which it closed.
select
    calendar_days.school_id,
    calendar_days.date
from facts.calendar_days
left join schools on calendar_days.school_id = schools.school_id
where
    calendar_days.date >= coalesce(schools.opened_date, calendar_days.date)
    and calendar_days.date <= coalesce(schools.closed_date, calendar_days.date)
