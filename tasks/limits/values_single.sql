-- One row per column watched, school (empty for all) and series such as a test, of which newer rows came: the class of
-- its newest value, how many rows have no other since another came last, how many of the last good delivery's rows up
-- to then had it, the longest stretch of these without another, and how many had no other at its end.
-- Rows without a value tell nothing.
with told as (
    select
        school_id,
        series,
        of_date,
        value_classes,
        true as is_then
    from then_rows
    union all
    select
        school_id,
        series,
        of_date,
        value_classes,
        false as is_then
    from now_rows
),

-- The place of a column in the list stands for its name.
cells as (
    select
        school_id,
        series,
        of_date,
        is_then,
        unnest(range(1, len(value_classes) + 1)) as place,
        unnest(value_classes) as value_class
    from told
),

by_class as (
    select
        place,
        coalesce(school_id, '') as school_id,
        series,
        is_then,
        of_date,
        value_class,
        count(*) as rows_n
    from cells
    where value_class is not null
    group by
        grouping sets (
            (place, series, is_then, of_date, value_class), (place, series, is_then, of_date, value_class, school_id)
        )
    having grouping(school_id) = 1 or school_id is not null
),

newest as (
    select
        place,
        school_id,
        series,
        arg_max(value_class, of_date) as value_class,
        max(of_date) as newest_date
    from by_class
    where not is_then
    group by place, school_id, series
    having max(of_date) > $last_date
),

days as (
    select
        by_class.place,
        by_class.school_id,
        by_class.series,
        by_class.is_then,
        by_class.of_date,
        sum(by_class.rows_n) as rows_n,
        coalesce(sum(by_class.rows_n) filter (where by_class.value_class = newest.value_class), 0) as same_n
    from by_class
    inner join newest
        on
            by_class.place = newest.place
            and by_class.school_id = newest.school_id
            and by_class.series = newest.series
    group by by_class.place, by_class.school_id, by_class.series, by_class.is_then, by_class.of_date
),

others as (
    select
        place,
        school_id,
        series,
        max(of_date) filter (where not is_then) as last_date,
        max(of_date) filter (where is_then) as then_last_date
    from days
    where same_n < rows_n
    group by place, school_id, series
),

since as (
    select
        days.place,
        days.school_id,
        days.series,
        sum(days.rows_n) as rows_n
    from days
    inner join others
        on days.place = others.place and days.school_id = others.school_id and days.series = others.series
    where not days.is_then and (others.last_date is null or days.of_date > others.last_date)
    group by days.place, days.school_id, days.series
),

-- Where no other is left at all, all rows of before are what was.
base as (
    select
        days.place,
        days.school_id,
        days.series,
        days.of_date,
        days.rows_n,
        days.same_n,
        sum(days.same_n) over in_order as up_to_n,
        days.of_date > others.then_last_date as is_at_end
    from days
    inner join others
        on days.place = others.place and days.school_id = others.school_id and days.series = others.series
    where days.is_then
    window in_order as (partition by days.place, days.school_id, days.series order by days.of_date)
),

with_others as (
    select
        place,
        school_id,
        series,
        up_to_n - same_n - coalesce(lag(up_to_n) over in_order, 0) as without_n
    from base
    where same_n < rows_n
    window in_order as (partition by place, school_id, series order by of_date)
),

stretches as (
    select
        place,
        school_id,
        series,
        max(without_n) as longest_n
    from with_others
    group by place, school_id, series
),

totals as (
    select
        place,
        school_id,
        series,
        coalesce(sum(rows_n) filter (where not is_at_end), 0) as rows_n,
        coalesce(sum(same_n) filter (where not is_at_end), 0) as same_n,
        coalesce(sum(rows_n) filter (where is_at_end), 0) as at_end_n
    from base
    group by place, school_id, series
)

select
    newest.place,
    newest.school_id,
    newest.series,
    newest.value_class,
    cast(since.rows_n as bigint) as since_n,
    others.last_date,
    cast(totals.rows_n as bigint) as of_n,
    cast(totals.same_n as bigint) as same_n,
    cast(stretches.longest_n as bigint) as longest_n,
    cast(totals.at_end_n as bigint) as at_end_n
from newest
inner join others
    on newest.place = others.place and newest.school_id = others.school_id and newest.series = others.series
inner join since
    on newest.place = since.place and newest.school_id = since.school_id and newest.series = since.series
inner join stretches
    on newest.place = stretches.place and newest.school_id = stretches.school_id and newest.series = stretches.series
inner join totals
    on newest.place = totals.place and newest.school_id = totals.school_id and newest.series = totals.series
order by newest.place, newest.school_id, newest.series
