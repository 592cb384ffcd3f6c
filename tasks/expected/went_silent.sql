-- One row per school of which the last good delivery had rows: rows of this school year that are not there any more,
-- and whether none of the cycle has come though some of others have. Rows of a month are counted together.
with before as (
    select
        school_id,
        month_start,
        cast(sum(rows_n) as bigint) as rows_n
    from profile_before
    where school_id is not null and month_start is not null
    group by school_id, month_start
),

now as (
    select
        school_id,
        month_start,
        cast(sum(rows_n) as bigint) as rows_n,
        max(last_date) as last_date
    from profile
    where school_id is not null and month_start is not null
    group by school_id, month_start
),

compared as (
    select
        before.school_id,
        sum(
            case
                when before.month_start >= cast($year_start as date)
                    then greatest(before.rows_n - coalesce(now.rows_n, 0), 0)
                else 0
            end
        ) as lost_n,
        sum(case when before.month_start >= cast($year_start as date) then before.rows_n else 0 end) as rows_n
    from before
    left join now on before.school_id = now.school_id and before.month_start = now.month_start
    group by before.school_id
),

newest as (
    select
        school_id,
        max(last_date) >= cast($cycle_start as date) as is_of_cycle
    from now
    group by school_id
),

whole as (
    select coalesce(bool_or(is_of_cycle), false) as has_cycle
    from newest
)

select
    compared.school_id,
    cast(compared.lost_n as bigint) as lost_n,
    cast(compared.rows_n as bigint) as rows_n,
    whole.has_cycle and not coalesce(newest.is_of_cycle, false) as is_silent
from compared
cross join whole
inner join schools on compared.school_id = schools.school_id
left join newest on compared.school_id = newest.school_id
where schools.closed_date is null or schools.closed_date >= cast($cycle_start as date)
order by compared.school_id
