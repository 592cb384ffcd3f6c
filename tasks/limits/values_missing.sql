-- One row per column watched, school (empty where `is_of_all`), series that newer rows have too, such as a test, and
-- class of the column's values: how many rows of the last good delivery had it, and how many of those dated after it.
with newer_rows as (
    select
        school_id,
        series,
        value_classes
    from now_rows
    where of_date > $last_date
),

told as (
    select
        school_id,
        series,
        value_classes,
        true as is_then
    from then_rows
    where series in (select newer_rows.series from newer_rows)
    union all
    select
        school_id,
        series,
        value_classes,
        false as is_then
    from newer_rows
),

-- The place of a column in the list stands for its name.
cells as (
    select
        school_id,
        series,
        is_then,
        unnest(range(1, len(value_classes) + 1)) as place,
        unnest(value_classes) as value_class
    from told
)

select
    place,
    school_id,
    grouping(school_id) = 1 as is_of_all,
    series,
    value_class,
    count(*) filter (where is_then) as then_n,
    count(*) filter (where not is_then) as now_n
from cells
group by grouping sets ((place, series, value_class), (place, series, value_class, school_id))
order by place, is_of_all, school_id, series, value_class
