-- One row per incident and student, on a day on which the student was enrolled.
with counts as (
    select
        *,
        draw('incidents', student_n, 1000) as chance,
        draw('more incidents', student_n, 100) as more
    from student
),

numbered as (
    select
        *,
        unnest(
            range(
                case
                    -- The sentinel has one, so that a leak from here would show too.
                    when student_n = 0 then 1
                    when chance >= incidents_permille then 0
                    when more < 60 then 1
                    when more < 84 then 2
                    when more < 95 then 3
                    else 5
                end
            )
        ) as number
    from counts
),

drawn as (
    select
        student_n,
        student_id,
        school_n,
        second_school_n,
        move_day_n,
        student_n * 8 + number as incident_n,
        first_day_n + draw('incident day', student_n * 8 + number, last_day_n - first_day_n + 1) as day_n,
        getvariable('incidents_behavior')[1 + draw('behavior', student_n * 8 + number, 1000)] as behavior,
        getvariable('incidents_action')[1 + draw('action', student_n * 8 + number, 1000)] as action
    from numbered
)

select
    student_n,
    student_id,
    incident_n,
    if(move_day_n <= day_n, second_school_n, school_n) as school_n,
    day_n,
    behavior.code as behavior,
    action.code as action,
    action.days > 0 as is_removal,
    action.away as is_away,
    -- Short removals are the most frequent.
    1 + least(draw('days', incident_n, greatest(action.days, 1)), draw('fewer', incident_n, greatest(action.days, 1)))
        as days_removed
from drawn
