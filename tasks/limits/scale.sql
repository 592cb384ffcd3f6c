-- One row per column of numbers, series and school (both empty for all) whose usual value is many times or a small part
-- of what it was, or has the other sign: of the newer rows, and where these are few or like before, of all. Nothing is
-- no value.
with numbers as (
    select
        'now' as sent,
        $newer as is_newer,
        $series_of as series,
        $school as school_id,
        unnest($values) as value,
        generate_subscripts($values, 1) as place
    from read_parquet($path)
    union all
    select
        'before' as sent,
        false as is_newer,
        $series_of as series,
        $school as school_id,
        unnest($values) as value,
        generate_subscripts($values, 1) as place
    from read_parquet($earlier_path)
),

usual as (
    select
        place,
        series,
        school_id,
        grouping(school_id) as is_of_all,
        count(*) filter (where sent = 'before') as before_n,
        median(abs(value)) filter (where sent = 'before') as before_value,
        avg(sign(value)) filter (where sent = 'before') as before_sign,
        count(*) filter (where sent = 'now') as now_n,
        median(abs(value)) filter (where sent = 'now') as now_value,
        avg(sign(value)) filter (where sent = 'now') as now_sign,
        count(*) filter (where is_newer) as newer_n,
        median(abs(value)) filter (where is_newer) as newer_value,
        avg(sign(value)) filter (where is_newer) as newer_sign
    from numbers
    where value <> 0
    group by grouping sets ((place, series), (place, series, school_id))
),

times as (
    select
        place,
        series,
        school_id,
        is_of_all,
        unnest([newer_n, now_n]) as rows_n,
        unnest([newer_value, now_value]) / before_value as times,
        abs(before_sign) >= $one_sign
        and abs(unnest([newer_sign, now_sign])) >= $one_sign
        and unnest([newer_sign, now_sign]) * before_sign < 0 as is_turned
    from usual
    where before_n >= $fewest and (is_of_all = 1 or school_id is not null)
)

select
    place,
    series,
    case when is_of_all = 0 then school_id end as school_id,
    arg_max(times, abs(ln(times))) as times,
    bool_or(is_turned) as is_turned
from times
where rows_n >= $fewest and (times >= $most_times or times * $most_times <= 1 or is_turned)
group by place, series, is_of_all, times.school_id
order by is_of_all desc, place asc, series asc, school_id asc
