-- One row: the freshest date of rows that are not held back; of all rows where none goes on, which tells an old file.
select
    coalesce(max(staged.$date_column) filter (where held.is_held is null), max(staged.$date_column)) as freshest_date
from staged
left join (
    select distinct
        _id,
        true as is_held
    from reasons
    where is_critical
) as held
    on staged._id = held._id
