-- One row per school that is open in the school year and has no day in session in it.
with days as (
    select
        school_id,
        date,
        is_session
    from now_calendar
    where date between $first_day and $last_day
),

open_schools as (
    select
        school_id,
        name
    from now_schools
    where coalesce(closed_date, $first_day) >= $first_day and coalesce(opened_date, $last_day) <= $last_day
),

-- A row without a school speaks for all schools that have no row of their own on that date.
days_of_all as (
    select
        open_schools.school_id,
        days.date
    from days
    cross join open_schools
    left join days as own on open_schools.school_id = own.school_id and days.date = own.date
    where days.school_id is null and days.is_session and own.school_id is null
),

in_session as (
    select school_id from days
    where is_session and school_id is not null
    union all
    select school_id from days_of_all
)

select
    open_schools.school_id,
    open_schools.name
from open_schools
anti join in_session on open_schools.school_id = in_session.school_id
order by open_schools.school_id
