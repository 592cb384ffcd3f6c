-- One row per month before the school year in which rows seem to be dated a year too early, with how many, and whether
-- a year later there are none.
-- Beside an earlier delivery, of which `cut_date` is the last day, these are rows that it did not have, half as many as
-- it had of that school; else rows of a month, alone or more than of those around it, that is empty a year later.
with present as (
    select
        coalesce(school_id, '') as school_id,
        month_start,
        sum(rows_n) as rows_n
    from read_parquet($now)
    where month_start is not null
    group by 1, 2
),

past as (
    select
        coalesce(school_id, '') as school_id,
        month_start,
        sum(rows_n) as rows_n
    from read_parquet($before)
    where month_start is not null
    group by 1, 2
),

months as (
    select
        month_start,
        sum(rows_n) as rows_n
    from present
    group by 1
),

months_before as (
    select
        month_start,
        sum(rows_n) as rows_n
    from past
    group by 1
),

around as (
    select
        months.month_start,
        months.rows_n,
        coalesce(later.rows_n, 0) as later_n,
        greatest(coalesce(previous.rows_n, 0), coalesce(next.rows_n, 0)) as around_n,
        greatest(coalesce(later_previous.rows_n, 0), coalesce(later_next.rows_n, 0)) as around_later_n
    from months
    left join months as later on later.month_start = months.month_start + interval 1 year
    left join months as previous on previous.month_start = months.month_start - interval 1 month
    left join months as next on next.month_start = months.month_start + interval 1 month
    left join months as later_previous on later_previous.month_start = months.month_start + interval 11 month
    left join months as later_next on later_next.month_start = months.month_start + interval 13 month
),

added as (
    select
        present.month_start,
        sum(present.rows_n - coalesce(past.rows_n, 0)) as rows_n
    from present
    left join past on present.school_id = past.school_id and present.month_start = past.month_start
    where 2 * present.rows_n >= 3 * coalesce(past.rows_n, 0) and present.rows_n > coalesce(past.rows_n, 0)
    group by 1
),

found as (
    select
        around.month_start,
        least(added.rows_n, around.rows_n - coalesce(months_before.rows_n, 0)) as rows_n,
        around.later_n
    from around
    inner join added on around.month_start = added.month_start
    left join months_before on around.month_start = months_before.month_start
    where $has_before and around.month_start + interval 1 month <= cast($cut_date as date)
    union all
    select
        month_start,
        rows_n,
        later_n
    from around
    where
        not $has_before
        and later_n = 0
        and 2 * rows_n >= 3 * around_n
        and around_later_n >= $fewest
        and month_start + interval 1 year >= cast($year_start as date)
        and month_start + interval 13 month <= cast($over_by as date) + 1
)

select
    cast(month_start as date) as month_start,
    cast(rows_n as bigint) as rows_n,
    later_n = 0 as is_empty_later
from found
where rows_n >= $fewest
order by 1
