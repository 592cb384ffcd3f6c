-- One row: rows that the map gave, rows held back, and the freshest date of those that go on.
with held_back as (
    select distinct _id
    from reasons
    where is_critical
)

select
    count(*) as mapped_n,
    count(held_back._id) as quarantined_n,
    max(case when held_back._id is null then $date_column end) as freshest_date
from staged
left join held_back on staged._id = held_back._id
