-- One row per distinct number in a column, blanks around it left out.
with as_written as (
    select
        value,
        count(*) as rows_n
    from one_column
    group by value
)

select
    trim(value) as number,
    cast(sum(rows_n) as bigint) as rows_n
from as_written
where trim(value) <> ''
group by trim(value)
