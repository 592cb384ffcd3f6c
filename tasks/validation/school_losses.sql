-- One row per school that rows name, and one for those that name none: rows that came, and rows of them held back.
-- What names no known school has no school; a copy or a total is no loss, nor is a row that a last good one stands in
-- for.
with held_back as (
    select
        _id,
        bool_or(rule = $unknown_school) as is_nowhere,
        bool_and(rule in ('key.repeated', 'key.told_twice')) or bool_or(rule = 'named_total') as is_copy,
        bool_and(rule in ('key.repeated', 'key.told_twice', $unmatched)) or bool_or(rule = 'named_total')
            as is_set_aside
    from reasons
    where is_critical
    group by _id
),

placed as (
    select
        held_back.*,
        held_back._id in ($kept) as is_kept,
        $school as school_id
    from held_back
    inner join bad_rows as staged on held_back._id = staged._id
),

lost as (
    select
        school_id,
        count(*) filter (where is_nowhere) as nowhere_n,
        count(*) filter (where is_nowhere and not is_copy and not is_kept) as lost_nowhere_n,
        count(*) filter (where not is_nowhere and not is_copy and not is_kept) as lost_n,
        count(*) filter (where not is_nowhere and not is_set_aside) as at_stake_n
    from placed
    group by school_id
),

schools as (
    select
        $school as school_id,
        count(*) as rows_n
    from staged
    group by $school
)

select
    schools.school_id,
    schools.rows_n,
    coalesce(lost.nowhere_n, 0) as nowhere_n,
    coalesce(lost.lost_nowhere_n, 0) as lost_nowhere_n,
    coalesce(lost.lost_n, 0) as lost_n,
    coalesce(lost.at_stake_n, 0) as at_stake_n
from schools
left join lost on schools.school_id is not distinct from lost.school_id
