-- One row per column of numbers, series and school (both empty for all) whose usual value is many times or a small part
-- of what it was: of the newer rows, and where these are few or like before, of all. Nothing is no value.
with now_rows as (
    select
        $series_of as series,
        $school as school_id,
        $newer as is_newer,
        unnest($values) as value,
        generate_subscripts($values, 1) as place
    from read_parquet($path)
),

then_rows as (
    select
        $series_of as series,
        $school as school_id,
        unnest($values) as value,
        generate_subscripts($values, 1) as place
    from read_parquet($earlier_path)
),

now_usual as (
    select
        place,
        series,
        school_id,
        grouping(school_id) as is_of_all,
        count(*) filter (where is_newer) as newer_n,
        median(abs(value)) filter (where is_newer) as newer_value,
        count(*) as rows_n,
        median(abs(value)) as value
    from now_rows
    where value <> 0
    group by grouping sets ((place, series), (place, series, school_id))
),

then_usual as (
    select
        place,
        series,
        school_id,
        grouping(school_id) as is_of_all,
        count(*) as rows_n,
        median(abs(value)) as value
    from then_rows
    where value <> 0
    group by grouping sets ((place, series), (place, series, school_id))
),

times as (
    select
        now_usual.place,
        now_usual.series,
        now_usual.school_id,
        now_usual.is_of_all,
        unnest([now_usual.newer_n, now_usual.rows_n]) as rows_n,
        unnest([now_usual.newer_value, now_usual.value]) / then_usual.value as times
    from now_usual
    inner join then_usual
        on
            now_usual.place = then_usual.place
            and now_usual.series = then_usual.series
            and now_usual.is_of_all = then_usual.is_of_all
            and now_usual.school_id is not distinct from then_usual.school_id
    where then_usual.rows_n >= $fewest and (now_usual.is_of_all = 1 or now_usual.school_id is not null)
)

select
    place,
    series,
    case when is_of_all = 0 then school_id end as school_id,
    arg_max(times, abs(ln(times))) as times
from times
where rows_n >= $fewest and (times >= $most_times or times * $most_times <= 1)
group by place, series, is_of_all, times.school_id
order by is_of_all desc, place asc, series asc, school_id asc
