-- One row per value of a code column that is no known code, the most frequent first.
with unmapped as (
    select
        $code_column as value,
        count(*) as rows_n
    from staged
    where
        $code_column is not null
        and not list_contains($known, $code_column)
    group by $code_column
)

select
    value,
    rows_n
from unmapped
order by rows_n desc, value asc
