-- One row per school that rows are lost of: rows held back that nothing stands in for, and rows that came.
-- What names no known school has an empty one, beside which stand all rows that came; a copy is no loss.
with held_back as (
    select
        _id,
        bool_or(rule = $unknown_school) as is_nowhere,
        bool_and(rule in ('key.repeated', 'key.told_twice')) as is_copy
    from reasons
    where is_critical
    group by _id
),

placed as (
    select
        staged._id,
        coalesce($school, '') as school_id
    from staged
),

lost_rows as (
    select case when held_back.is_nowhere then '' else placed.school_id end as school_id
    from held_back
    inner join placed on held_back._id = placed._id
    where not held_back.is_copy and held_back._id not in ($kept)
),

lost as (
    select
        school_id,
        count(*) as lost_n
    from lost_rows
    group by school_id
),

schools as (
    select
        school_id,
        count(*) as rows_n
    from placed
    group by school_id
),

every as (
    select count(*) as rows_n
    from staged
)

select
    lost.school_id,
    lost.lost_n,
    case when lost.school_id = '' then every.rows_n else schools.rows_n end as rows_n
from lost
cross join every
left join schools on lost.school_id = schools.school_id
order by lost.school_id
