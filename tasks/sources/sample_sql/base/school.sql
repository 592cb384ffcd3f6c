-- One row per school, in the order of their numbers.
with numbered as (
    select
        numbers.school_n,
        -- Eight schools: one high, two middle, five elementary.
        getvariable('levels')[[1, 2, 3, 3, 3, 3, 3, 2][1 + (numbers.school_n - 1) % 8]] as level,
        -- The seventh is a tiny one, where small groups are the rule.
        numbers.school_n = 7 as is_tiny
    from range(1, getvariable('schools_n') + 1) as numbers (school_n)
),

weighted as (
    select
        school_n,
        level,
        is_tiny,
        case when not is_tiny then 40 + draw('size', school_n, 121) end as weight
    from numbered
),

shared as (
    select
        school_n,
        level,
        -- Of 1,000,000,000 in all; whole numbers, since a sum of fractions depends on their order.
        case
            when is_tiny then least(30000000, 60000000000 // getvariable('students_n'))
            else level.share * 1000000 * weight // sum(weight) over (partition by level.code)
        end as share
    from weighted
),

cumulated as (
    select
        school_n,
        level,
        cast(sum(share) over (order by school_n rows between unbounded preceding and current row) as bigint)
            as share_to_here,
        cast(sum(share) over () as bigint) as share_of_all
    from shared
),

bounded as (
    select
        school_n,
        level,
        -- Rounded up, so that the first school has the first student.
        (getvariable('students_n') * share_to_here + share_of_all - 1) // share_of_all as end_student_n
    from cumulated
),

numbered_students as (
    select
        school_n,
        level,
        lag(end_student_n, 1, 0) over (order by school_n) as first_student_n,
        end_student_n
    from bounded
),

-- Schools with a story: absence from a day on, in percent of what it was, and incidents, in percent of what is usual.
stories as (
    select
        stories.school_n,
        stories.from_date,
        stories.absence_percent,
        stories.incidents_percent
    from (
        values
        (2, date '2026-01-05', 160, 200),
        (3, date '2025-11-10', 55, 100)
    ) as stories (school_n, from_date, absence_percent, incidents_percent)
),

-- Days on which one school alone is closed.
closures as (
    select
        closures.school_n,
        closures.date,
        closures.reason
    from (
        values
        (7, date '2025-12-09', 'Closed for a burst pipe')
    ) as closures (school_n, date, reason)
)

select
    numbered_students.school_n,
    lpad(cast(numbered_students.school_n as varchar), 4, '0') as school_id,
    getvariable('place_first')[1 + (numbered_students.school_n - 1) % len(getvariable('place_first'))]
    || ' '
    || getvariable('place_second')[1 + (numbered_students.school_n - 1) % len(getvariable('place_second'))]
    || ' '
    || numbered_students.level.title as name,
    numbered_students.level.code as level,
    numbered_students.level.low_grade,
    numbered_students.level.high_grade,
    list_position(getvariable('grades'), numbered_students.level.low_grade) - 1 as low_grade_n,
    list_position(getvariable('grades'), numbered_students.level.high_grade) - 1 as high_grade_n,
    numbered_students.first_student_n,
    numbered_students.end_student_n - numbered_students.first_student_n as students_n,
    lag(numbered_students.school_n) over level_neighbors as previous_school_n,
    lead(numbered_students.school_n) over level_neighbors as next_school_n,
    1 + draw('school', numbered_students.school_n, 2147483646) as school_seed,
    25 + draw('poverty', numbered_students.school_n, 51) as poverty_percent,
    80 + draw('school absence', numbered_students.school_n, 41) as absence_percent,
    numbered_students.level.incidents
    * (60 + draw('school incidents', numbered_students.school_n, 71)) // 100
    * coalesce(stories.incidents_percent, 100) // 100 as incidents_permille,
    draw('school score', numbered_students.school_n, 13) - 6 as score_shift,
    coalesce(changed_dates.day_n, 999) as change_day_n,
    coalesce(stories.absence_percent, 100) as change_percent,
    closures.date as closed_date,
    closures.reason as closed_reason,
    coalesce(closed_dates.day_n, 999) as closed_day_n
from numbered_students
left join stories on numbered_students.school_n = stories.school_n
left join dates as changed_dates on stories.from_date = changed_dates.date
left join closures on numbered_students.school_n = closures.school_n
left join dates as closed_dates on closures.date = closed_dates.date
window level_neighbors as (partition by numbered_students.level.code order by numbered_students.school_n)
order by numbered_students.school_n
