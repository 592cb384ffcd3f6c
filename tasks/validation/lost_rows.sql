-- One row per school that rows are lost of, and an empty one for rows of no known school, beside all that came; lines
-- that are no rows are of none.
with lost as (
    select
        if($are_schools_known, coalesce(school_id, ''), '') as school_id,
        lost_n,
        rows_n
    from school_losses
    union all
    select
        '' as school_id,
        lost_nowhere_n as lost_n,
        0 as rows_n
    from school_losses
    union all
    select
        '' as school_id,
        greatest($malformed_n - $stood_in_n, 0) as lost_n,
        0 as rows_n
)

select
    school_id,
    cast(sum(lost_n) as bigint) as lost_n,
    cast(
        case when school_id = '' then (select sum(rows_n) from school_losses) + $malformed_n else sum(rows_n) end
        as bigint
    ) as rows_n
from lost
group by school_id
having sum(lost_n) > 0
order by school_id
