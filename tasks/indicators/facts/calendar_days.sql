-- One row per school and day that the calendar has in session and no note closes, whether the school is open or not.
with own_days as (
    select
        school_id,
        date,
        is_session
    from calendar
    where school_id is not null
),

common_days as (
    select
        schools.school_id,
        calendar.date,
        calendar.is_session
    from calendar
    cross join schools
    left join own_days on schools.school_id = own_days.school_id and calendar.date = own_days.date
    where calendar.school_id is null and own_days.school_id is null
),

all_days as (
    select school_id, date, is_session from own_days
    union all
    select school_id, date, is_session from common_days
)

select
    all_days.school_id,
    all_days.date
from all_days
left join facts.closures
    on all_days.school_id = closures.school_id and all_days.date between closures.start_date and closures.end_date
where all_days.is_session and closures.start_date is null
