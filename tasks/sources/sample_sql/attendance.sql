-- One row per student, school and day in session.
-- (a * b) % 2147483647 of two drawn numbers is a third as good as drawn, at a fraction of the price of a digest.
with suspensions as (
    select
        student_n,
        day_n + unnest(range(1, days_removed + 1)) as day_n
    from incident
    where is_away
),

suspended_days as (
    select
        student_n,
        day_n
    from suspensions
    group by student_n, day_n
),

enrolled_days as (
    select
        student_n,
        student_id,
        school_id,
        student_seed,
        school_seed,
        absence_per_million,
        closed_day_n,
        change_day_n,
        change_percent,
        unnest(getvariable('session_days')[first_day_n:last_day_n]) as day
    from spell
),

drawn as (
    select
        enrolled_days.student_id,
        enrolled_days.school_id,
        enrolled_days.day.date,
        suspended_days.day_n is not null as is_suspended,
        -- In 2 of 1000 days a school forgets to send in its attendance.
        (enrolled_days.school_seed * enrolled_days.day.day_seed) % 2147483647 % 1000 < 2 as is_school_silent,
        enrolled_days.absence_per_million
        * enrolled_days.day.absence_percent
        * if(enrolled_days.day.day_n >= enrolled_days.change_day_n, enrolled_days.change_percent, 100)
        -- Illness lasts: in one week of seven a student is absent four times as often.
        * if((enrolled_days.student_seed * enrolled_days.day.week_seed) % 2147483647 % 7 = 0, 280, 70)
        // 1000000 as absence_per_million,
        (enrolled_days.student_seed * enrolled_days.day.day_seed) % 2147483647 % 1000000 as chance
    from enrolled_days
    left join suspended_days
        on
            enrolled_days.student_n = suspended_days.student_n
            and enrolled_days.day.day_n = suspended_days.day_n
    where enrolled_days.day.day_n <> enrolled_days.closed_day_n
),

told as (
    select
        student_id,
        school_id,
        date,
        is_suspended,
        chance,
        case
            when is_school_silent or chance >= 999000 then null
            when is_suspended or chance < absence_per_million then '0'
            when chance < absence_per_million + 10000 then '0.5'
            else '1'
        end as present_fraction
    from drawn
)

select
    student_id,
    school_id,
    date,
    present_fraction,
    case
        when present_fraction is null or present_fraction = '1' then null
        when is_suspended then 'suspension'
        else getvariable('attendance_absence_reason')[1 + chance % 1000].code
    end as absence_reason
from told
