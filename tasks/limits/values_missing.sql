-- One row per column watched, school (empty for all), series such as a test, and class of the column's values in the
-- last good delivery: its rows of all there, the longest stretch of rows between two of it and that after the last; of
-- the new delivery rows since it came last and those of them with any value, and its own of those after `last_date`.
with told as (
    select
        school_id,
        series,
        of_date,
        value_classes,
        true as is_then
    from then_rows
    where series in (select now_rows.series from now_rows)
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
    group by
        grouping sets (
            (place, series, is_then, of_date, value_class), (place, series, is_then, of_date, value_class, school_id)
        )
    having grouping(school_id) = 1 or school_id is not null
),

by_day as (
    select
        place,
        school_id,
        series,
        is_then,
        of_date,
        sum(rows_n) as rows_n,
        coalesce(sum(rows_n) filter (where value_class is not null), 0) as filled_n
    from by_class
    group by place, school_id, series, is_then, of_date
),

-- `up_to_n` rows of whatever class came up to a day, its own among them.
days as (
    select
        *,
        sum(rows_n) over in_order as up_to_n,
        sum(filled_n) over in_order as filled_up_to_n
    from by_day
    window in_order as (partition by place, school_id, series, is_then order by of_date)
),

occurrences as (
    select
        by_class.place,
        by_class.school_id,
        by_class.series,
        by_class.is_then,
        by_class.value_class,
        by_class.of_date,
        by_class.rows_n,
        days.up_to_n,
        days.filled_up_to_n,
        days.up_to_n - days.rows_n - coalesce(lag(days.up_to_n) over in_order, 0) as without_n
    from by_class
    inner join days
        on
            by_class.place = days.place
            and by_class.school_id = days.school_id
            and by_class.series = days.series
            and by_class.is_then = days.is_then
            and by_class.of_date = days.of_date
    window in_order as (
        partition by by_class.place, by_class.school_id, by_class.series, by_class.is_then, by_class.value_class
        order by by_class.of_date
    )
),

classes as (
    select
        place,
        school_id,
        series,
        is_then,
        value_class,
        sum(rows_n) as rows_n,
        coalesce(sum(rows_n) filter (where of_date > $last_date), 0) as newer_n,
        max(of_date) as last_date,
        max(up_to_n) as up_to_n,
        max(filled_up_to_n) as filled_up_to_n,
        max(without_n) as longest_without_n
    from occurrences
    group by place, school_id, series, is_then, value_class
),

totals as (
    select
        place,
        school_id,
        series,
        is_then,
        sum(rows_n) as rows_n,
        sum(filled_n) as filled_n,
        coalesce(sum(rows_n) filter (where of_date > $last_date), 0) as newer_n
    from by_day
    group by place, school_id, series, is_then
)

select
    classes.place,
    classes.school_id,
    classes.series,
    classes.value_class,
    cast(classes.rows_n as bigint) as rows_n,
    cast(then_totals.rows_n as bigint) as of_n,
    cast(then_totals.filled_n as bigint) as filled_n,
    cast(classes.longest_without_n as bigint) as longest_without_n,
    cast(then_totals.rows_n - classes.up_to_n as bigint) as without_at_end_n,
    cast(now_totals.rows_n - coalesce(now_classes.up_to_n, 0) as bigint) as since_n,
    cast(now_totals.filled_n - coalesce(now_classes.filled_up_to_n, 0) as bigint) as since_filled_n,
    now_classes.last_date,
    now_totals.newer_n < now_totals.rows_n as has_older,
    cast(coalesce(now_classes.newer_n, 0) as bigint) as newer_n,
    cast(now_totals.newer_n as bigint) as newer_of_n
from classes
inner join totals as then_totals
    on
        classes.place = then_totals.place
        and classes.school_id = then_totals.school_id
        and classes.series = then_totals.series
        and then_totals.is_then
inner join totals as now_totals
    on
        classes.place = now_totals.place
        and classes.school_id = now_totals.school_id
        and classes.series = now_totals.series
        and not now_totals.is_then
left join classes as now_classes
    on
        classes.place = now_classes.place
        and classes.school_id = now_classes.school_id
        and classes.series = now_classes.series
        and classes.value_class = now_classes.value_class
        and not now_classes.is_then
where classes.is_then and classes.value_class is not null
order by classes.place, classes.school_id, classes.series, classes.value_class
