-- One row per school and day over that an earlier calendar of the school year had in session and the newest has not.
-- `is_of_last`: whether the last good one had it. Calendar 0 is the newest, 1 the last good one, 2 that before.
-- A school without rows of its own goes by those that name none; it owes no day before it opens or after it closes.
with of_year as (
    select
        calendar,
        school_id,
        date,
        is_session
    from calendars
    where date between cast($year_start as date) and cast($until as date)
),

own_days as (
    select
        known_schools.school_id,
        of_year.calendar,
        of_year.date,
        of_year.is_session
    from of_year
    inner join known_schools on of_year.school_id = known_schools.school_id
),

common_days as (
    select
        known_schools.school_id,
        of_year.calendar,
        of_year.date,
        of_year.is_session
    from of_year
    cross join known_schools
    left join own_days
        on
            known_schools.school_id = own_days.school_id
            and of_year.calendar = own_days.calendar
            and of_year.date = own_days.date
    where of_year.school_id is null and own_days.school_id is null
),

in_session as (
    select school_id, calendar, date from own_days
    where is_session
    union all
    select school_id, calendar, date from common_days
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
