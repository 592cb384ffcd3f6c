-- One row per school and day of school that is not in session, though it probably was: by the calendar, or since the
-- school is closed on it by the list of schools.
-- So many are told as a limit was released for; of others the school has sent as many students as on half a day of
-- school, and an earlier calendar had them or this one says nothing of them, though it has that day of the week in
-- session: rows of a Saturday may be those of Friday. A day that a note closes is not lost.
with told_days as (
    select distinct
        schools.school_id,
        calendar.date
    from calendar
    inner join schools on calendar.school_id is null or calendar.school_id = schools.school_id
),

calendar_years as (
    select distinct
        session_days.school_id,
        school_years.start_date,
        school_years.end_date
    from facts.session_days
    inner join school_years on session_days.date between school_years.start_date and school_years.end_date
),

session_weekdays as (
    select distinct
        school_id,
        date_diff('day', date '2024-01-01', date) % 7 as weekday
    from facts.session_days
),

dropped as (
    select
        school_id,
        date,
        bool_or(is_held) as is_held
    from dropped_days
    group by 1, 2
),

taught as (
    select
        sent_days.school_id,
        sent_days.date
    from facts.sent_days
    inner join facts.usual_days on sent_days.school_id = usual_days.school_id
    inner join calendar_years
        on
            sent_days.school_id = calendar_years.school_id
            and sent_days.date between calendar_years.start_date and calendar_years.end_date
    left join told_days on sent_days.school_id = told_days.school_id and sent_days.date = told_days.date
    left join dropped on sent_days.school_id = dropped.school_id and sent_days.date = dropped.date
    left join session_weekdays
        on
            sent_days.school_id = session_weekdays.school_id
            and date_diff('day', date '2024-01-01', sent_days.date) % 7 = session_weekdays.weekday
    where
        sent_days.reported_n > 0
        and 2 * sent_days.reported_n * usual_days.days_n >= usual_days.reported_n
        and (dropped.date is not null or (told_days.date is null and session_weekdays.weekday is not null))
),

candidates as (
    select school_id, date from taught
    union
    select school_id, date from dropped
    where is_held
    union
    select school_id, date from facts.beyond_days
)

select
    candidates.school_id,
    candidates.date
from candidates
cross join cycle
left join facts.session_days
    on candidates.school_id = session_days.school_id and candidates.date = session_days.date
left join facts.closures
    on
        candidates.school_id = closures.school_id
        and candidates.date between closures.start_date and closures.end_date
where session_days.date is null and closures.start_date is null and candidates.date <= cycle.end_date
