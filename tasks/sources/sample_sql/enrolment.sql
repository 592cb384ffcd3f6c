-- One row per student and stay at a school, with a name that the contract does not ask for.
select
    student_id,
    student_name,
    school_id,
    getvariable('session_days')[first_day_n].date as entry_date,
    if(ending = 'stays', null, getvariable('session_days')[last_day_n].date) as exit_date,
    grade,
    case ending
        when 'moves' then 'transferred'
        when 'leaves' then 'withdrawn'
    end as exit_type,
    case ending
        when 'moves' then 'Transferred within the district'
        when 'leaves'
            then getvariable('reasons_for_leaving')[
                1 + draw('reason', student_n, len(getvariable('reasons_for_leaving')))
            ]
    end as exit_reason
from spell
