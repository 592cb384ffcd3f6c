-- One row per school and day of attendance: how many are away, whether it tells anything, which a day on which most are
-- away does not, whether it is newer than $since, and its place in its month and week, which are numbered through.
-- What is before the month that a day after $since may repeat is not read.
with school_days as (
    select
        school_id,
        date,
        count(*) filter (
            where present_fraction < 1 and ($one_in = 1 or hash(student_id) % cast($one_in as ubigint) = 0)
        ) as away_n,
        2 * count(*) filter (where present_fraction < 1) < count(*) as tells,
        12 * year(date) + month(date) as month_n
    from read_parquet($path)
    where cast($since as date) is null or date >= date_trunc('month', cast($since as date)) - interval 1 month
    group by school_id, date
)

select
    school_id,
    date,
    away_n,
    tells,
    cast($since as date) is null or date > cast($since as date) as is_newer,
    month_n,
    row_number() over (partition by school_id, month_n order by date) as place,
    (day(date) - 1) // 7 * 7 + dayofweek(date) as weekday_place,
    (date - date '2000-01-03') // 7 as week_n,
    dayofweek(date) as weekday
from school_days
