-- One row per month or week whose absences may be those of the one before, by their numbers alone, per way in which
-- days are the same and school, null for all.
-- Where a day's counts differ, students do; that most days of some students do not count leaves some room.
with of_schools as (
    select
        same_by,
        period_n,
        school_id,
        sum(least(away_n, earlier_away_n)) as fewer_n,
        sum(greatest(away_n, earlier_away_n)) as more_n
    from day_pairs
    group by same_by, period_n, school_id
),

of_all as (
    select
        same_by,
        period_n,
        cast(null as varchar) as school_id,
        sum(fewer_n) as fewer_n,
        sum(more_n) as more_n
    from of_schools
    group by same_by, period_n
),

periods as (
    select * from of_schools
    union all
    select * from of_all
)

select
    same_by,
    period_n,
    school_id
from periods
where fewer_n >= $fewest and 100 * fewer_n >= ($least_percent - 10) * more_n
