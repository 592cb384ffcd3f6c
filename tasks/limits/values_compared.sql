-- One row per column watched, school (empty where `is_of_all`) and class of its values in the last good delivery: of
-- the rows sampled there that are not held back now, how many had it, how many of these are gone, and how many others
-- have another value now.
-- Who had lasting rows of two schools under one key may be at either.
with of_two_schools as (
    select row_key
    from then_rows
    where $is_lasting
    group by row_key
    having min(school_id) <> max(school_id)
),

paired as (
    select
        then_rows.school_id,
        then_rows.value_classes,
        then_rows.cell_values as then_values,
        now_rows.row_key is not null as is_there,
        coalesce(now_rows.cell_values, list_transform(then_rows.value_classes, lambda one: null)) as now_values
    from then_rows
    left join now_rows on then_rows.row_key = now_rows.row_key
    anti join held_rows on then_rows.row_key = held_rows.row_key
    anti join of_two_schools on then_rows.row_key = of_two_schools.row_key
    where cast($first_date as date) is null or then_rows.of_date between $first_date and $last_date
),

-- The place of a column in the lists stands for its name.
cells as (
    select
        school_id,
        is_there,
        unnest(range(1, len(value_classes) + 1)) as place,
        unnest(value_classes) as value_class,
        unnest(then_values) as then_value,
        unnest(now_values) as now_value
    from paired
)

select
    place,
    school_id,
    grouping(school_id) = 1 as is_of_all,
    value_class,
    count(*) as rows_n,
    count(*) filter (where not is_there) as gone_n,
    count(*) filter (where then_value is not null and now_value is not null) as compared_n,
    count(*) filter (where then_value <> now_value) as changed_n,
    count(*) filter (where try_cast(then_value as double) < try_cast(now_value as double)) as risen_n
from cells
group by grouping sets ((place, value_class), (place, value_class, school_id))
order by place, is_of_all, school_id, value_class
