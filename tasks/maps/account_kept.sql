-- One row per reason for which source rows were left out; no reason: rows that go on.
select
    _left_out as reason,
    count(*) as source_rows_n,
    sum(hash(_file, _row)) as digest
from mapped_rows
group by _left_out
