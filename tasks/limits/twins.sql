-- One row: how many rows there are, and how many of them have a twin, the same in all columns but their own id.
with twins as (
    select
        count(*) as rows_n,
        count(distinct $own_id) as ids_n
    from read_parquet($rows)
    group by $others
)

select
    coalesce(cast(sum(rows_n) as bigint), 0) as rows_n,
    coalesce(cast(sum(rows_n) filter (where ids_n > 1) as bigint), 0) as twins_n
from twins
