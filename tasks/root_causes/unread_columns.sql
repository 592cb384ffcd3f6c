-- One row per way of writing, most rows first, of a source's column in the rows where others are filled too.
-- Of days such as 30/6/2027 a number above 12 tells whether the day or the month comes first.
with shapes as (
    select
        try_cast(regexp_extract($value, '^\s*(\d+)', 1) as integer) as first_number,
        try_cast(regexp_extract($value, '^\s*\d+\D+(\d+)', 1) as integer) as second_number,
        $shape_of_value as shape
    from $rows
    where $are_filled
)

select
    $way_of_shape as way,
    count(*) as rows_n,
    coalesce(bool_or(first_number between 13 and 31), false) as is_day_first,
    coalesce(bool_or(second_number between 13 and 31), false) as is_day_second
from shapes
group by all
order by rows_n desc, way asc
