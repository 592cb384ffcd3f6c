-- One row: the source rows read, and a digest that is the same for the same rows in any order.
select
    count(*) as source_rows_n,
    coalesce(sum(hash(_file, _row)), 0) as digest
from raw
