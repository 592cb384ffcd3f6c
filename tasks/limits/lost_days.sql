-- One row per school and day over that an earlier calendar of the school year had in session and the newest has not.
-- `is_of_last`: whether the last good one had it. Calendar 0 is the newest, 1 the last good one, 2 that before.
-- A school without rows of its own goes by those that name none; it owes no day before it opens or after it closes.
with days as (
    select
        known_schools.school_id,
        calendars.calendar,
        calendars.date,
        arg_max(calendars.is_session, calendars.school_id is not null) as is_session
    from calendars
    inner join known_schools on calendars.school_id is null or calendars.school_id = known_schools.school_id
    where calendars.date between cast($year_start as date) and cast($until as date)
    group by known_schools.school_id, calendars.calendar, calendars.date
),

in_session as (
    select school_id, calendar, date from days
    where is_session
),

newest as (
    select school_id, date from in_session
    where calendar = 0
)

select
    earlier.school_id,
    earlier.date,
    bool_or(earlier.calendar = 1) as is_of_last
from in_session as earlier
inner join known_schools on earlier.school_id = known_schools.school_id
left join newest on earlier.school_id = newest.school_id and earlier.date = newest.date
where
    earlier.calendar > 0
    and newest.date is null
    and earlier.date >= coalesce(known_schools.opened_date, earlier.date)
    and earlier.date <= coalesce(known_schools.closed_date, earlier.date)
group by earlier.school_id, earlier.date
order by earlier.school_id, earlier.date
