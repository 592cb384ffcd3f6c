-- One row per month or week, and school or all of them, in which nearly all absences are those of the month or week
-- before, student by student and day by day: with how many there are and how many are the same.
-- Days of two months are the same by their place among the school's days, or by weekday. Neither who is away on most
-- days of a month nor a day on which most are away tells anything. What is before the month that a day after $since
-- may repeat is not read.
with school_days as (
    select
        school_id,
        date,
        count(*) filter (
            where present_fraction < 1 and ($one_in = 1 or hash(student_id) % cast($one_in as ubigint) = 0)
        ) as away_n,
        2 * count(*) filter (where present_fraction < 1) < count(*) as tells
    from read_parquet($path)
    where cast($since as date) is null or date >= date_trunc('month', cast($since as date)) - interval 1 month
    group by school_id, date
),

days as (
    select
        school_id,
        date,
        away_n,
        tells,
        date_trunc('month', date) as month_start,
        row_number() over (partition by school_id, date_trunc('month', date) order by date) as place
    from school_days
),

-- Each day has a place in its week and two in its month.
places as (
    select
        school_id,
        date,
        month_start,
        away_n,
        'place' as same_by,
        month_start as period_start,
        month_start - interval 1 month as earlier_start,
        place
    from days
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
    from days
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
    from days
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
),

-- Made before absences are looked at, which are read of these months alone.
likely_pairs as materialized (
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
),

asked_days as (
    select
        days.school_id,
        days.date,
        days.month_start,
        count(*) over (partition by days.school_id, days.month_start) as days_n
    from days
    where
        (days.school_id, days.month_start) in (
            select
                of_school_id,
                month_start
            from likely_pairs
            union all
            select
                of_school_id,
                earlier_month_start
            from likely_pairs
        )
),

absences as materialized (
    select
        rows_away.student_id,
        rows_away.school_id,
        rows_away.date,
        rows_away.present_fraction
    from read_parquet($path) as rows_away
    inner join asked_days on rows_away.school_id = asked_days.school_id and rows_away.date = asked_days.date
    where rows_away.present_fraction < 1 and hash(rows_away.student_id) % cast($one_in as ubigint) = 0
    qualify
        2 * count(*) over (partition by rows_away.student_id, rows_away.school_id, asked_days.month_start)
        < asked_days.days_n
),

newer_absences as materialized (
    select
        likely_pairs.same_by,
        likely_pairs.period_start,
        likely_pairs.earlier_start,
        likely_pairs.school_id,
        likely_pairs.of_school_id,
        likely_pairs.date,
        likely_pairs.earlier_date,
        absences.student_id,
        absences.present_fraction
    from likely_pairs
    inner join absences on likely_pairs.of_school_id = absences.school_id and likely_pairs.date = absences.date
),

earlier_absences as materialized (
    select
        likely_pairs.same_by,
        likely_pairs.period_start,
        likely_pairs.earlier_start,
        likely_pairs.school_id,
        likely_pairs.of_school_id,
        likely_pairs.date,
        absences.student_id,
        absences.present_fraction
    from likely_pairs
    inner join absences on likely_pairs.of_school_id = absences.school_id and likely_pairs.earlier_date = absences.date
),

compared as (
    select
        coalesce(newer.same_by, earlier.same_by) as same_by,
        coalesce(newer.period_start, earlier.period_start) as period_start,
        coalesce(newer.earlier_start, earlier.earlier_start) as earlier_start,
        coalesce(newer.school_id, earlier.school_id) as school_id,
        newer.date,
        newer.student_id,
        coalesce(newer.present_fraction = earlier.present_fraction, false) as is_same
    from newer_absences as newer
    full join earlier_absences as earlier
        on
            newer.same_by = earlier.same_by
            and newer.period_start = earlier.period_start
            and newer.school_id is not distinct from earlier.school_id
            and newer.of_school_id = earlier.of_school_id
            and newer.date = earlier.date
            and newer.student_id = earlier.student_id
),

alike as (
    select
        same_by,
        period_start,
        earlier_start,
        school_id,
        count(student_id) as absences_n,
        count(*) filter (where is_same) as same_n
    from compared
    group by same_by, period_start, earlier_start, school_id
    having
        count(*) filter (where is_same) >= $fewest
        and count(distinct student_id) filter (where is_same) >= $fewest_students
        and count(distinct date) filter (where is_same) >= $fewest_days
        and 100 * count(*) filter (where is_same) >= $least_percent * count(*)
)

select
    same_by = 'week' as is_week,
    cast(period_start as date) as period_start,
    cast(earlier_start as date) as earlier_start,
    school_id,
    max(absences_n) as absences_n,
    max(same_n) as same_n
from alike
group by is_week, alike.period_start, alike.earlier_start, school_id
order by is_week, alike.period_start, school_id nulls first
