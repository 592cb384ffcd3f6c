-- One row per school of which too large a part would be lost; what names no school is no school, a copy no loss.
with held_back as (
    select
        _id,
        bool_or(rule = $unknown_school) as is_nowhere,
        bool_and(rule = 'key.repeated') as is_copy
    from reasons
    where is_critical and rule <> $unmatched
    group by _id
)

select staged.$school_column as school_id
from staged
left join held_back on staged._id = held_back._id
where staged.$school_column is not null and not coalesce(held_back.is_nowhere, false)
group by staged.$school_column
having 100 * count(case when not held_back.is_copy then 1 end) > $most_percent * count(*)
order by school_id
