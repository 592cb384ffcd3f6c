-- One row per stretch of four weeks or more, between two days in session of a school year, on which no school is.
with days as (
    select distinct date
    from now_calendar
    where is_session and date between $first_day and $last_day
),

steps as (
    select
        date,
        lag(date) over (order by date) as date_before
    from days
)

select
    date_before + 1 as first_day,
    date - 1 as last_day
from steps
where date - date_before > 28
order by first_day
