-- One row per value of one column, with its part of the filled rows, 0..1; none where the values are too many to count
-- or so few, as of a flag or in a few rows, that two columns are alike by chance.
with counted as (
    select
        value,
        count(*) as rows_n
    from one_column
    where value <> ''
    group by value
)

select
    $column_name as name,
    value,
    rows_n / sum(rows_n) over () as share
from counted
qualify count(*) over () between $fewest_values and $most_values and sum(rows_n) over () >= $fewest_rows
