-- One row per school and day of which rows are held back: the people whom they name, each row without one by itself.
-- A copy is of somebody whose row goes on, and who is not enrolled there that day is nobody whose row is owed.
with held_back as (
    select _id
    from reasons
    where is_critical
    group by _id
    having bool_and(rule not in ('key.repeated', 'key.told_twice')) and not bool_or(rule in ($of_nobody_there))
)

select
    cast(staged.$school_column as varchar) as school_id,
    staged.$date_column as date,
    count(distinct staged.$person_column) + count(*) filter (where staged.$person_column is null) as people_n
from staged
semi join held_back on staged._id = held_back._id
where staged.$school_column is not null and staged.$date_column is not null
group by staged.$school_column, staged.$date_column
