-- One row: the rows of months that both deliveries hold whole, and the rows of a school's day, now and then.
with present as (
    select month_start, rows_n, dates_n
    from read_parquet($now)
),

past as (
    select month_start, rows_n, dates_n
    from read_parquet($before)
),

-- The newest month of the earlier delivery may not have been over.
whole_months as (
    select month_start from past where month_start < (select max(month_start) from past)
    intersect
    select month_start from present
),

shared as (
    select
        (select sum(rows_n) from present where month_start in (from whole_months)) as now_n,
        (select sum(rows_n) from past where month_start in (from whole_months)) as before_n
),

newer as (
    select
        sum(rows_n) as rows_n,
        sum(dates_n) as school_days_n
    from present
    where month_start >= (select max(month_start) from past)
)

select
    cast(shared.now_n as bigint) as shared_now_n,
    cast(shared.before_n as bigint) as shared_before_n,
    cast(newer.rows_n as double) / nullif(newer.school_days_n, 0) as pace_now,
    (select cast(sum(rows_n) as double) / nullif(sum(dates_n), 0) from past) as pace_before
from shared
cross join newer
