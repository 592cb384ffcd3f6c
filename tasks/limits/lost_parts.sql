-- One row per month of whose rows none or hardly any are there that should still be, and one per part of which that is
-- so in months of which others are there: how many came before, in which months and from which day to which.
-- Rows whose day was mended to one in the month beside are no lost ones. Parts without a name are nobody's to tell.
with past as (
    select
        coalesce(part, '') as part,
        month_start,
        sum(rows_n) as rows_n,
        min(first_date) as first_date,
        max(last_date) as last_date
    from read_parquet($before)
    where month_start is not null
    group by coalesce(part, ''), month_start
),

present as (
    select
        coalesce(part, '') as part,
        month_start,
        sum(rows_n) as rows_n,
        min(first_date) as first_date,
        max(last_date) as last_date
    from read_parquet($now)
    where month_start is not null
    group by coalesce(part, ''), month_start
),

gains as (
    select
        present.part,
        present.first_date,
        present.last_date,
        present.rows_n - coalesce(past.rows_n, 0) as rows_n
    from present
    left join past on present.part = past.part and present.month_start = past.month_start
),

moved as (
    select distinct
        past.part,
        past.month_start
    from past
    inner join gains
        on
            past.part = gains.part
            and 2 * gains.rows_n >= past.rows_n
            and (
                gains.first_date between past.last_date + 1 and past.last_date + 14
                or gains.last_date between past.first_date - 14 and past.first_date - 1
            )
),

cells as (
    select
        past.part,
        past.month_start,
        past.rows_n,
        past.first_date,
        past.last_date,
        case when moved.part is not null then past.rows_n else coalesce(present.rows_n, 0) end as still_n
    from past
    left join present on past.part = present.part and past.month_start = present.month_start
    left join moved on past.part = moved.part and past.month_start = moved.month_start
),

parts_added as (
    select
        present.month_start,
        sum(present.rows_n) as rows_n,
        bool_or(present.part = '') as has_nameless
    from present
    anti join past on present.part = past.part and present.month_start = past.month_start
    group by present.month_start
),

months as (
    select
        cells.month_start,
        sum(cells.rows_n) as rows_n,
        sum(cells.still_n) + coalesce(any_value(parts_added.rows_n), 0) as still_n,
        min(cells.first_date) as first_date,
        max(cells.last_date) as last_date,
        coalesce(bool_or(parts_added.has_nameless), false) as has_nameless
    from cells
    left join parts_added on cells.month_start = parts_added.month_start
    group by cells.month_start
),

kept as (
    select min(month_start) as first_month
    from months
    where 10 * still_n >= rows_n
),

newest as (
    select max(month_start) as month_start
    from present
),

-- The rows of a school year stay in its files where these hold several months, or tell of all the year together.
lost_months as (
    select
        months.month_start,
        months.rows_n,
        months.still_n,
        months.first_date,
        months.last_date
    from months
    cross join kept
    cross join newest
    where
        10 * months.still_n < months.rows_n
        and months.rows_n >= $fewest
        and months.month_start <= newest.month_start
        and (
            months.month_start > kept.first_month
            or (
                months.last_date >= cast($year_start as date)
                and ($is_whole_year or ($is_kept and kept.first_month is not null))
            )
        )
),

lost_parts as (
    select
        cells.part,
        sum(cells.rows_n) as rows_n,
        sum(cells.still_n) as still_n,
        bool_or(months.has_nameless) as has_nameless,
        list(cast(cells.month_start as date) order by cells.month_start) as months,
        min(cells.first_date) as first_date,
        max(cells.last_date) as last_date
    from cells
    inner join months on cells.month_start = months.month_start
    where cells.part <> '' and 10 * cells.still_n < cells.rows_n and 10 * months.still_n >= months.rows_n
    group by cells.part
    having sum(cells.rows_n) >= $fewest
),

parts_there as (
    select distinct part
    from present
)

select
    '' as part,
    cast(rows_n as bigint) as rows_n,
    still_n = 0 as are_none,
    false as is_all_of_part,
    [cast(month_start as date)] as months,
    first_date,
    last_date
from lost_months
union all
select
    lost_parts.part,
    cast(lost_parts.rows_n as bigint) as rows_n,
    lost_parts.still_n = 0 and not lost_parts.has_nameless as are_none,
    parts_there.part is null as is_all_of_part,
    lost_parts.months,
    lost_parts.first_date,
    lost_parts.last_date
from lost_parts
left join parts_there on lost_parts.part = parts_there.part
order by part, first_date
