-- One row per reason for which source rows were left out; no reason: some row made of them goes on.
with source_rows as (
    select
        _file,
        _row,
        case when bool_or(_left_out is null) then null else min(_left_out) end as reason
    from mapped_rows
    group by _file, _row
)

select
    reason,
    count(*) as source_rows_n,
    sum(hash(_file, _row)) as digest
from source_rows
group by reason
