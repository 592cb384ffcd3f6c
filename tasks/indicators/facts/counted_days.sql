-- One row per school and day of attendance that figures count: a day of school, or any where a school has no calendar,
-- that does not tell of absence alone. `reported_n`: rows that say which part of the day a student was present.
with schools_with_calendar as (
    select distinct school_id from facts.calendar_days
)

select
    sent_days.school_id,
    sent_days.date,
    sent_days.reported_n
from facts.sent_days
left join schools_with_calendar on sent_days.school_id = schools_with_calendar.school_id
left join facts.session_days on sent_days.school_id = session_days.school_id and sent_days.date = session_days.date
left join facts.absence_days on sent_days.school_id = absence_days.school_id and sent_days.date = absence_days.date
where
    (session_days.date is not null or schools_with_calendar.school_id is null)
    and absence_days.date is null
