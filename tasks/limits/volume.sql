-- One row: the rows of months that both deliveries hold whole, and the rows of a school's day, now and then.
with present as (
    select
        month_start,
        rows_n,
        dates_n
    from read_parquet($now)
),

past as (
    select
        month_start,
        rows_n,
        dates_n
    from read_parquet($before)
),

newest as (
    select max(month_start) as month_start
    from past
),

-- The newest month of the earlier delivery may not have been over.
whole_months as (
    select past.month_start
    from past
    cross join newest
    where past.month_start < newest.month_start
    intersect
    select present.month_start
    from present
),

shared_now as (
    select sum(present.rows_n) as rows_n
    from present
    inner join whole_months on present.month_start = whole_months.month_start
),

shared_before as (
    select sum(past.rows_n) as rows_n
    from past
    inner join whole_months on past.month_start = whole_months.month_start
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
    cast(shared_now.rows_n as bigint) as shared_now_n,
    cast(shared_before.rows_n as bigint) as shared_before_n,
    cast(newer.rows_n as double) / nullif(newer.school_days_n, 0) as pace_now,
    cast(older.rows_n as double) / nullif(older.school_days_n, 0) as pace_before
from shared_now
cross join shared_before
cross join newer
cross join older
