-- One row per day whose absences may be those of a day of the month or week before, by their numbers alone, and way in
-- which the two are the same day: by place among the school's days or by weekday; of one school, or of all.
-- Each day has a place in its week and two in its month.
with places as (
    select
        school_id,
        date,
        month_start,
        away_n,
        'place' as same_by,
        month_start as period_start,
        month_start - interval 1 month as earlier_start,
        place
    from days_away
    where tells
    union all
    select
        school_id,
        date,
        month_start,
        away_n,
        'weekday' as same_by,
        month_start as period_start,
        month_start - interval 1 month as earlier_start,
        (day(date) - 1) // 7 * 7 + dayofweek(date) as place
    from days_away
    where tells
    union all
    select
        school_id,
        date,
        month_start,
        away_n,
        'week' as same_by,
        date_trunc('week', date) as period_start,
        date_trunc('week', date) - interval 7 day as earlier_start,
        dayofweek(date) as place
    from days_away
    where tells
),

pairs as (
    select
        newer.same_by,
        newer.period_start,
        newer.earlier_start,
        newer.school_id,
        newer.date,
        newer.month_start,
        earlier.date as earlier_date,
        earlier.month_start as earlier_month_start,
        least(newer.away_n, earlier.away_n) as fewer_n,
        greatest(newer.away_n, earlier.away_n) as more_n
    from places as newer
    inner join places as earlier
        on
            newer.same_by = earlier.same_by
            and newer.school_id = earlier.school_id
            and newer.earlier_start = earlier.period_start
            and newer.place = earlier.place
    where cast($since as date) is null or newer.date > $since
),

-- Where a day's counts differ, students do; that most days of some students do not count leaves some room.
likely as (
    select
        same_by,
        period_start,
        case when grouping(school_id) = 0 then school_id end as school_id
    from pairs
    group by grouping sets ((same_by, period_start), (same_by, period_start, school_id))
    having sum(fewer_n) >= $fewest and 100 * sum(fewer_n) >= ($least_percent - 10) * sum(more_n)
)

select
    likely.same_by,
    likely.period_start,
    likely.school_id,
    pairs.earlier_start,
    pairs.school_id as of_school_id,
    pairs.date,
    pairs.month_start,
    pairs.earlier_date,
    pairs.earlier_month_start
from likely
inner join pairs
    on
        likely.same_by = pairs.same_by
        and likely.period_start = pairs.period_start
        and (likely.school_id is null or likely.school_id = pairs.school_id)
