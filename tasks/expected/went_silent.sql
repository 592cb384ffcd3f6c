-- One row per school of which the last good delivery had rows: rows of this school year that are not there any more,
-- and whether none of the cycle has come though some of others have, and so many came before that this is no chance:
-- of rows that come at any time, fewer than one delivery in a thousand would have such a school. Rows of a month are
-- counted together.
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
),

reach as (
    select
        min(first_date) as first_date,
        max(last_date) as last_date
    from profile_before
),

-- Days before the cycle of which rows came, or all where none were, and days of the cycle.
spans as (
    select
        date_diff(
            'day',
            reach.first_date,
            case
                when reach.first_date < cast($cycle_start as date)
                    then least(reach.last_date + 1, cast($cycle_start as date))
                else reach.last_date + 1
            end
        ) as before_days_n,
        (select date_diff('day', cast($cycle_start as date), max(last_date)) + 1 from profile) as cycle_days_n,
        (select count(*) from compared) as schools_n
    from reach
),

sizes as (
    select
        school_id,
        sum(rows_n) as rows_n
    from before
    group by school_id
)

select
    compared.school_id,
    cast(compared.lost_n as bigint) as lost_n,
    cast(compared.rows_n as bigint) as rows_n,
    coalesce(
        whole.has_cycle
        and not coalesce(newest.is_of_cycle, false)
        and sizes.rows_n * ln((spans.before_days_n + spans.cycle_days_n) / spans.before_days_n)
        > ln(1000 * spans.schools_n),
        false
    ) as is_silent
from compared
cross join whole
cross join spans
inner join sizes on compared.school_id = sizes.school_id
inner join facts.school_dates on compared.school_id = school_dates.school_id
left join newest on compared.school_id = newest.school_id
where school_dates.closed_date is null or school_dates.closed_date >= cast($cycle_start as date)
order by compared.school_id
