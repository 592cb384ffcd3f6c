-- One row per row of the file: its number, its dimensions, empty where it is a total along one, and its count.
with written as (
    select
        $dimensions,
        nullif(trim($count_column), '') as count_text,
        $row_column as row_number
    from read_parquet($path)
)

select
    row_number,
    $names,
    count_text,
    case when regexp_matches(count_text, '^[0-9]{1,15}([.]0*)?$') then try_cast(count_text as decimal(18, 0)) end
        as rows_n
from written
