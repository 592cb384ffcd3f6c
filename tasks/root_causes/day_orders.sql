-- One row per file in which a map reads days in one order and cannot read those that are surely written in the other,
-- although some may be read either way.
with written as (
    select
        _file,
        _row,
        $value as day_as_text
    from raw
),

days as (
    select
        written._file as file,
        try_cast(regexp_extract(written.day_as_text, '^(\d{1,2})\D', 1) as integer) as first_number,
        try_cast(regexp_extract(written.day_as_text, '^\d{1,2}\D+(\d{1,2})\D', 1) as integer) as second_number,
        staged.$column is null as is_unread
    from written
    inner join staged on written._file = staged._file and written._row = staged._row
    where written.day_as_text is not null
),

orders as (
    select
        file,
        is_unread,
        first_number between 13 and 31 and second_number between 1 and 12 as is_day_first,
        first_number between 1 and 12 and second_number between 13 and 31 as is_month_first,
        first_number between 1 and 12 and second_number between 1 and 12 and first_number <> second_number as is_either
    from days
),

counted as (
    select
        file,
        count(*) filter (where is_unread and is_day_first) as day_first_unread_n,
        count(*) filter (where is_unread and is_month_first) as month_first_unread_n,
        count(*) filter (where not is_unread and (is_day_first or is_month_first)) as clear_n,
        count(*) filter (where not is_unread and is_either) as either_n
    from orders
    group by file
)

select
    file,
    day_first_unread_n > 0 as is_day_first,
    greatest(day_first_unread_n, month_first_unread_n) as unread_n,
    clear_n,
    either_n
from counted
where (day_first_unread_n = 0 or month_first_unread_n = 0) and day_first_unread_n + month_first_unread_n > 0
order by file
