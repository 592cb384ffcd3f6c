-- One row per school of which too large a part would be lost; what names no school is no school, a copy no loss.
with held_back as (
    select
        _id,
        bool_or(rule = $unknown_school) as is_nowhere,
        bool_and(rule in ('key.repeated', 'key.told_twice')) as is_copy
    from reasons
    where is_critical and rule <> $unmatched
    group by _id
),

losses as (
    select
        staged.$school_column as school_id,
        count(case when held_back.is_nowhere then 1 end) as nowhere_n,
        count(case when not held_back.is_nowhere and not held_back.is_copy then 1 end) as lost_n
    from held_back
    inner join staged on held_back._id = staged._id
    where staged.$school_column is not null
    group by staged.$school_column
),

schools as (
    select
        $school_column as school_id,
        count(*) as rows_n
    from staged
    group by $school_column
)

select losses.school_id
from losses
inner join schools on losses.school_id = schools.school_id
where
    losses.lost_n >= $fewest
    and 100 * losses.lost_n > $most_percent * (schools.rows_n - losses.nowhere_n)
order by losses.school_id
