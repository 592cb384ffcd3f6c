-- One row: how far the earlier delivery reaches and its months that were over, and the rows of a school's day.
with present as (
    select
        month_start,
        rows_n,
        dates_n,
        first_date
    from read_parquet($now)
),

past as (
    select
        month_start,
        rows_n,
        dates_n,
        first_date,
        last_date
    from read_parquet($before)
),

newest as (
    select
        max(month_start) as month_start,
        min(first_date) as first_date,
        max(last_date) as last_date
    from past
),

started as (
    select min(first_date) as first_date
    from present
),

-- The newest month of the earlier delivery may not have been over.
whole as (
    select max(past.last_date) as last_date
    from past
    cross join newest
    where past.month_start < newest.month_start
),

again as (
    select coalesce(sum(present.rows_n), 0) as rows_n
    from present
    cross join newest
    where present.month_start = newest.month_start
),

latest as (
    select sum(past.rows_n) as rows_n
    from past
    cross join newest
    where past.month_start = newest.month_start
),

newer as (
    select
        sum(present.rows_n) as rows_n,
        sum(present.dates_n) as school_days_n
    from present
    cross join newest
    where present.month_start >= newest.month_start
),

older as (
    select
        sum(past.rows_n) as rows_n,
        sum(past.dates_n) as school_days_n
    from past
)

select
    newest.first_date as first_before,
    started.first_date as first_now,
    newest.last_date as last_before,
    whole.last_date as last_whole,
    cast(newest.month_start as date) - 1 as end_of_whole,
    cast(newer.rows_n as double) / nullif(newer.school_days_n, 0) as pace_now,
    cast(older.rows_n as double) / nullif(older.school_days_n, 0) as pace_before,
    cast(newest.month_start as date) as newest_month,
    cast(again.rows_n as bigint) as newest_month_now_n,
    cast(latest.rows_n as bigint) as newest_month_before_n
from newest
cross join started
cross join whole
cross join newer
cross join older
cross join again
cross join latest
