-- One row per cause of some: the numbers of its first rows, in the first of its files.
with in_files as (
    select
        causes_of_rows.cause_id,
        staged._file,
        min(staged._row, $most_rows) as first_rows
    from causes_of_rows
    inner join bad_rows as staged on causes_of_rows._id = staged._id
    where list_contains($cause_ids, causes_of_rows.cause_id)
    group by causes_of_rows.cause_id, staged._file
)

select
    cause_id,
    arg_min(first_rows, _file) as first_rows
from in_files
group by cause_id
