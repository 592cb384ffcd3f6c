-- One row: whether the raw rows and the mapped rows hold the same source rows, each once.
with raw_rows as (
    select
        count(*) as rows_n,
        sum(hash(_file, _row)) as total
    from raw
),

given_rows as (
    select
        count(*) as rows_n,
        sum(hash(_file, _row)) as total
    from mapped_rows
)

select
    raw_rows.rows_n = given_rows.rows_n
    and coalesce(raw_rows.total, 0) = coalesce(given_rows.total, 0) as is_same
from raw_rows cross join given_rows
