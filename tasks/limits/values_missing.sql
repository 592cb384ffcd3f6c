-- One row per column watched, school (empty for all), series such as a test, and class of the column's values in the
-- last good delivery that has gone missing or turned: its rows of all there, the longest stretch of rows between two of
-- it and that after the last; of the new delivery rows since it came last and those of them with any value, and its own
-- of those after `last_date`.
with then_told as (
    select
        unnest(['', school_id]) as school_id,
        series,
        of_date,
        value_classes
    from then_rows
),

now_told as (
    select
        unnest(['', school_id]) as school_id,
        series,
        of_date,
        value_classes
    from now_rows
),

-- The place of a column in the list stands for its name.
then_cells as (
    select
        school_id,
        series,
        unnest(range(1, len(value_classes) + 1)) as place,
        unnest(value_classes) as value_class
    from then_told
),

now_cells as (
    select
        school_id,
        series,
        of_date,
        unnest(range(1, len(value_classes) + 1)) as place,
        unnest(value_classes) as value_class
    from now_told
),

then_classes as (
    select
        place,
        school_id,
        series,
        value_class,
        count(*) as rows_n
    from then_cells
    where school_id is not null
    group by place, school_id, series, value_class
),

now_classes as (
    select
        place,
        school_id,
        series,
        value_class,
        count(*) as rows_n,
        count(*) filter (where of_date > $last_date) as newer_n,
        max(of_date) as last_date
    from now_cells
    where school_id is not null
    group by place, school_id, series, value_class
),

then_totals as (
    select
        place,
        school_id,
        series,
        sum(rows_n) as rows_n,
        coalesce(sum(rows_n) filter (where value_class is not null), 0) as filled_n
    from then_classes
    group by place, school_id, series
),

now_totals as (
    select
        place,
        school_id,
        series,
        sum(rows_n) as rows_n,
        sum(newer_n) as newer_n
    from now_classes
    group by place, school_id, series
),

-- Classes of which enough should have come in what is there now, or which nearly all had.
usual as (
    select
        then_classes.place,
        then_classes.school_id,
        then_classes.series,
        then_classes.value_class,
        then_classes.rows_n,
        then_totals.rows_n as of_n,
        then_totals.filled_n,
        now_classes.last_date,
        coalesce(now_classes.newer_n, 0) as newer_n,
        now_totals.newer_n as newer_of_n,
        now_totals.newer_n < now_totals.rows_n as has_older
    from then_classes
    inner join then_totals
        on
            then_classes.place = then_totals.place
            and then_classes.school_id = then_totals.school_id
            and then_classes.series = then_totals.series
    inner join now_totals
        on
            then_classes.place = now_totals.place
            and then_classes.school_id = now_totals.school_id
            and then_classes.series = now_totals.series
    left join now_classes
        on
            then_classes.place = now_classes.place
            and then_classes.school_id = now_classes.school_id
            and then_classes.series = now_classes.series
            and then_classes.value_class = now_classes.value_class
    where
        then_classes.value_class is not null
        and then_classes.rows_n * now_totals.rows_n >= $fewest_missed * then_totals.rows_n
),

since as (
    select
        usual.place,
        usual.school_id,
        usual.series,
        usual.value_class,
        count(*) as rows_n,
        count(*) filter (where now_told.value_classes[usual.place] is not null) as filled_n
    from usual
    inner join now_told
        on
            usual.school_id = now_told.school_id
            and usual.series = now_told.series
            and coalesce(usual.last_date, date '0001-01-01') < now_told.of_date
    group by usual.place, usual.school_id, usual.series, usual.value_class
),

-- Classes that may be missed or turned; only of these the days are looked at one by one.
candidates as (
    select
        usual.*,
        coalesce(since.rows_n, 0) as since_n,
        coalesce(since.filled_n, 0) as since_filled_n
    from usual
    left join since
        on
            usual.place = since.place
            and usual.school_id = since.school_id
            and usual.series = since.series
            and usual.value_class = since.value_class
    where
        usual.rows_n * coalesce(since.rows_n, 0) >= $fewest_missed * usual.of_n
        or (usual.rows_n >= $most_had * usual.of_n and usual.newer_n <= $few_have * usual.newer_of_n)
),

days as (
    select
        candidates.place,
        candidates.school_id,
        candidates.series,
        candidates.value_class,
        then_told.of_date,
        count(*) as rows_n,
        count(*) filter (where then_told.value_classes[candidates.place] = candidates.value_class) as own_n
    from candidates
    inner join then_told on candidates.school_id = then_told.school_id and candidates.series = then_told.series
    group by candidates.place, candidates.school_id, candidates.series, candidates.value_class, then_told.of_date
),

-- `up_to_n` rows of whatever class came up to a day, its own among them.
running as (
    select
        *,
        sum(rows_n) over (partition by place, school_id, series, value_class order by of_date) as up_to_n
    from days
),

occurrences as (
    select
        *,
        up_to_n - rows_n - coalesce(lag(up_to_n) over in_order, 0) as without_n
    from running
    where own_n > 0
    window in_order as (partition by place, school_id, series, value_class order by of_date)
),

stretches as (
    select
        place,
        school_id,
        series,
        value_class,
        max(without_n) as longest_without_n,
        max(up_to_n) as up_to_n
    from occurrences
    group by place, school_id, series, value_class
)

select
    candidates.place,
    candidates.school_id,
    candidates.series,
    candidates.value_class,
    cast(candidates.rows_n as bigint) as rows_n,
    cast(candidates.of_n as bigint) as of_n,
    cast(candidates.filled_n as bigint) as filled_n,
    cast(stretches.longest_without_n as bigint) as longest_without_n,
    cast(candidates.of_n - stretches.up_to_n as bigint) as without_at_end_n,
    cast(candidates.since_n as bigint) as since_n,
    cast(candidates.since_filled_n as bigint) as since_filled_n,
    candidates.last_date,
    candidates.has_older,
    cast(candidates.newer_n as bigint) as newer_n,
    cast(candidates.newer_of_n as bigint) as newer_of_n
from candidates
inner join stretches
    on
        candidates.place = stretches.place
        and candidates.school_id = stretches.school_id
        and candidates.series = stretches.series
        and candidates.value_class = stretches.value_class
order by candidates.place, candidates.school_id, candidates.series, candidates.value_class
