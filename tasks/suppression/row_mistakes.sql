-- One row per row of the file that cannot be a cell: where it is and the first thing that is wrong with it.
with rows_alike as (
    select
        *,
        min(row_number) over (partition by $names) as first_row_number
    from table_rows
)

select
    row_number,
    case
        when count_text is null then 'has no count'
        when rows_n is null then 'has a count that is no whole number'
        when $is_named_total then 'looks like a total by its name'
        when row_number > first_row_number then 'has the dimensions of row ' || first_row_number
    end as mistake
from rows_alike
where mistake is not null
order by row_number
