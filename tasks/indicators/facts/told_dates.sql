-- One row per school: its first and its last day by the list of schools or, where that has none, by what school_history
-- says of its number. A number that stands for one that was renumbered or split has its first day then.
with changes as (
    select
        school_id,
        change,
        change_date,
        max(case when change = 'opened' then change_date end) over (partition by school_id) as opened_anew
    from school_history
    where change in ('opened', 'closed', 'renumbered', 'merged', 'split')
),

own_dates as (
    select
        school_id,
        max(opened_anew) as first_date,
        cast(
            min(case when change <> 'opened' and change_date >= coalesce(opened_anew, change_date) then change_date end)
            - interval 1 day as date
        ) as last_date
    from changes
    group by 1
),

successors as (
    select
        successor_school_id as school_id,
        min(change_date) as first_date
    from school_history
    where change in ('renumbered', 'split') and successor_school_id is not null
    group by 1
)

select
    schools.school_id,
    coalesce(schools.opened_date, own_dates.first_date, successors.first_date) as first_date,
    coalesce(schools.closed_date, own_dates.last_date) as last_date,
    schools.opened_date is not null as is_first_listed,
    schools.closed_date is not null as is_last_listed
from schools
left join own_dates on schools.school_id = own_dates.school_id
left join successors on schools.school_id = successors.school_id
