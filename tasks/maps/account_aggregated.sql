-- One row per reason for which source rows were left out; no reason: source rows that some given row stands for.
select
    _left_out as reason,
    cast(coalesce(sum(_rows), 0) as bigint) as source_rows_n,
    cast(null as bigint) as digest
from mapped_rows
group by _left_out
