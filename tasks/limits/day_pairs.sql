-- One row per school, newer day that tells something, and way in which a day of the month or week before is the same:
-- by place among the school's days of the month, by weekday in the month, or by weekday in the week.
with telling_days as (
    select * from days_away
    where tells
)

select
    'place' as same_by,
    newer.month_n as period_n,
    newer.school_id,
    newer.date,
    newer.month_n,
    earlier.date as earlier_date,
    earlier.month_n as earlier_month_n,
    newer.away_n,
    earlier.away_n as earlier_away_n
from telling_days as newer
inner join telling_days as earlier
    on
        newer.school_id = earlier.school_id
        and newer.month_n = earlier.month_n + 1
        and newer.place = earlier.place
where newer.is_newer
union all
select
    'weekday' as same_by,
    newer.month_n as period_n,
    newer.school_id,
    newer.date,
    newer.month_n,
    earlier.date as earlier_date,
    earlier.month_n as earlier_month_n,
    newer.away_n,
    earlier.away_n as earlier_away_n
from telling_days as newer
inner join telling_days as earlier
    on
        newer.school_id = earlier.school_id
        and newer.month_n = earlier.month_n + 1
        and newer.weekday_place = earlier.weekday_place
where newer.is_newer
union all
select
    'week' as same_by,
    newer.week_n as period_n,
    newer.school_id,
    newer.date,
    newer.month_n,
    earlier.date as earlier_date,
    earlier.month_n as earlier_month_n,
    newer.away_n,
    earlier.away_n as earlier_away_n
from telling_days as newer
inner join telling_days as earlier
    on
        newer.school_id = earlier.school_id
        and newer.week_n = earlier.week_n + 1
        and newer.weekday = earlier.weekday
where newer.is_newer
