-- One row: rows that the map gave, and rows held back.
with mapped as (
    select count(*) as rows_n
    from staged
),

held_back as (
    select count(distinct _id) as rows_n
    from reasons
    where is_critical
)

select
    mapped.rows_n as mapped_n,
    held_back.rows_n as quarantined_n
from mapped
cross join held_back
