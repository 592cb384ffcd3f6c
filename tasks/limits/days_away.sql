-- One row per school and day of attendance: how many are away, its month and its place among the days of that, and
-- whether it tells anything, which a day on which most are away does not.
-- What is before the month that a day after $since may repeat is not read.
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
)

select
    school_id,
    date,
    away_n,
    tells,
    date_trunc('month', date) as month_start,
    row_number() over (partition by school_id, date_trunc('month', date) order by date) as place
from school_days
