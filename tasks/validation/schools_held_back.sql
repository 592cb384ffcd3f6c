-- One row per school of which too large a part would be held back; what names no school is no school.
with held_back as (
    select
        _id,
        bool_or(rule = $unknown_school) as is_nowhere
    from reasons
    where is_critical
    group by _id
)

select staged.$school_column as school_id
from staged
left join held_back on staged._id = held_back._id
where staged.$school_column is not null and not coalesce(held_back.is_nowhere, false)
group by staged.$school_column
having 100 * count(held_back._id) > $most_percent * count(*)
order by school_id
