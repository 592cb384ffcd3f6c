-- One row per school and period: the first and the last day of it on which the school may be open, by the list of
-- schools and by what school_history says of its number; where one is after the other, it is not open at all.
with happened as (
    select
        school_history.school_id,
        periods.period_start,
        periods.period_end,
        school_history.change_date,
        school_history.change = 'opened' as is_opening,
        max(case when school_history.change = 'opened' then school_history.change_date end) over (
            partition by school_history.school_id, periods.period_start, periods.period_end
        ) as opened_anew
    from school_history
    inner join periods on school_history.change_date <= periods.period_end
    where school_history.change in ('opened', 'closed', 'renumbered', 'merged', 'split')
),

told as (
    select
        school_id,
        period_start,
        period_end,
        max(opened_anew) as opened_date,
        cast(
            min(case when not is_opening and change_date >= coalesce(opened_anew, change_date) then change_date end)
            - interval 1 day as date
        ) as closed_date
    from happened
    group by 1, 2, 3
),

-- A number of which nothing is said before it opens is not open until then.
to_open as (
    select
        school_id,
        min(case when change = 'opened' then change_date end) as opened_date
    from school_history
    group by 1
    having min(case when change = 'opened' then change_date end) = min(change_date)
),

dated as (
    select
        schools.school_id,
        schools.opened_date as listed_opened_date,
        schools.closed_date as listed_closed_date,
        periods.period_start,
        periods.period_end,
        coalesce(told.opened_date, to_open.opened_date, periods.period_start) as opened_date,
        coalesce(told.closed_date, periods.period_end) as closed_date
    from schools
    cross join periods
    left join told
        on
            schools.school_id = told.school_id
            and periods.period_start = told.period_start
            and periods.period_end = told.period_end
    left join to_open on schools.school_id = to_open.school_id
)

select
    school_id,
    period_start,
    period_end,
    case when listed_opened_date > opened_date then listed_opened_date else opened_date end as first_date,
    case when listed_closed_date < closed_date then listed_closed_date else closed_date end as last_date
from dated
