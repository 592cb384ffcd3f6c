-- One row: whether the raw rows and the mapped rows hold the same source rows, each once.
with raw_rows as (
    select
        count(*) as rows_n,
        sum(cast(hash(_file, _row) as hugeint)) as hashes
    from raw
),

given_rows as (
    select
        count(*) as rows_n,
        sum(cast(hash(_file, _row) as hugeint)) as hashes
    from mapped_rows
)

select raw_rows.rows_n = given_rows.rows_n and raw_rows.hashes is not distinct from given_rows.hashes as is_same
from raw_rows cross join given_rows
