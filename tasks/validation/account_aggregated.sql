-- One row per reason for which source rows were left out; no reason: source rows that some given row stands for.
select
    _left_out as reason,
    cast(sum(_rows) as bigint) as source_rows_n
from mapped_rows
group by _left_out
