-- One row per weekday of the made-up school year; `day_n` counts the days in session, 1 to 180.
with closed_days as (
    select
        closed_days.first_date,
        closed_days.last_date,
        closed_days.reason
    from (
        values
        (date '2025-09-01', date '2025-09-01', 'Labor Day'),
        (date '2025-10-10', date '2025-10-10', 'Professional learning day'),
        (date '2025-10-13', date '2025-10-13', 'Indigenous Peoples Day'),
        (date '2025-11-04', date '2025-11-04', 'Election Day'),
        (date '2025-11-11', date '2025-11-11', 'Veterans Day'),
        (date '2025-11-26', date '2025-11-28', 'Thanksgiving recess'),
        (date '2025-12-22', date '2026-01-02', 'Winter recess'),
        (date '2026-01-19', date '2026-01-19', 'Martin Luther King Jr. Day'),
        (date '2026-01-26', date '2026-01-26', 'Closed for snow'),
        (date '2026-02-16', date '2026-02-16', 'Presidents Day'),
        (date '2026-03-13', date '2026-03-13', 'Professional learning day'),
        (date '2026-04-06', date '2026-04-10', 'Spring recess'),
        (date '2026-05-25', date '2026-05-25', 'Memorial Day')
    ) as closed_days (first_date, last_date, reason)
),

weekdays as (
    select cast(days.day as date) as date
    from generate_series(timestamp '2025-08-25', timestamp '2026-06-30', interval 1 day) as days (day)
    where isodow(days.day) <= 5
),

sessions as (
    select
        weekdays.date,
        closed_days.reason,
        count(*) filter (where closed_days.reason is null) over (order by weekdays.date) as day_n,
        -- The day before a break is the emptiest.
        lead(closed_days.reason is not null, 1, true) over (order by weekdays.date) as is_before_break
    from weekdays
    left join closed_days on weekdays.date between closed_days.first_date and closed_days.last_date
)

select
    sessions.date,
    sessions.reason is null as is_session,
    sessions.reason,
    case when sessions.reason is null then sessions.day_n end as day_n,
    -- Absence in percent of the year's: colds in winter, fine weather and few lessons at the end.
    [122, 124, 106, 102, 112, 138, 100, 78, 84, 94, 102, 118][month(sessions.date)]
    * case isodow(sessions.date) when 1 then 112 when 5 then 114 else 94 end
    * if(sessions.is_before_break, 135, 100) // 10000 as absence_percent,
    1 + draw('day', sessions.date, 2147483646) as day_seed,
    1 + draw('week', date_trunc('week', sessions.date), 2147483646) as week_seed
from sessions
where sessions.day_n <= 180
