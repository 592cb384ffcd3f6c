-- One row per school and day in session, from the day on which the school opened to the one on which it closed.
select
    calendar_days.school_id,
    calendar_days.date
from facts.calendar_days
left join facts.school_dates on calendar_days.school_id = school_dates.school_id
where
    calendar_days.date >= coalesce(school_dates.opened_date, calendar_days.date)
    and calendar_days.date <= coalesce(school_dates.closed_date, calendar_days.date)
