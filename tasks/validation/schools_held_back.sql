-- One row per school of which too large a part would be held back.
with held_back as (
    select distinct _id
    from reasons
    where is_critical
)

select staged.$school_column as school_id
from staged
left join held_back on staged._id = held_back._id
group by staged.$school_column
having 100 * count(held_back._id) > $most_percent * count(*) and staged.$school_column is not null
order by school_id
