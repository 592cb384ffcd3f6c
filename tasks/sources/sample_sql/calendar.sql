-- One row per weekday, and one more per day on which a school alone is closed.
with days as (
    select
        null as school_id,
        date,
        is_session,
        reason
    from dates
    union all
    select
        school_id,
        closed_date as date,
        false as is_session,
        closed_reason as reason
    from school
    where closed_date is not null
)

select
    school_id,
    date,
    if(is_session, 'Y', 'N') as is_session,
    case
        when is_session then 'instructional'
        when reason = 'Professional learning day' then 'teacher_day'
        when reason = 'Closed for snow' then 'weather'
        when reason like 'Closed%' then 'emergency'
        when reason = 'Election Day' then 'non_instructional'
        else 'holiday'
    end as event,
    reason
from days
order by date, school_id nulls first
