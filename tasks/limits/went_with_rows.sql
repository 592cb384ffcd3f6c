-- One row: of each column asked about, the rows of last time with a value that are still there, all without one, and
-- those without one that are still there; of many rows a sample by key, in each delivery the same.
with earlier as (
    select *
    from read_parquet($before)
    where hash($key) % cast($one_in as ubigint) = 0
),

later as (
    select
        *,
        true as is_there
    from read_parquet($now)
    where hash($key) % cast($one_in as ubigint) = 0
)

select $counts
from earlier
left join later on $is_same
