-- One row per student: where, from when to when, which groups, and what the student tends to.
-- Student 0 is the sentinel: at the first school, a high school, all year.
with seats as (
    select
        school.school_n,
        school.school_id,
        coalesce(
            if(draw('neighbor', school.school_n, 2) = 0, school.previous_school_n, school.next_school_n),
            school.previous_school_n,
            school.next_school_n
        ) as neighbor_school_n,
        school.low_grade_n,
        school.high_grade_n,
        school.poverty_percent,
        school.absence_percent,
        school.incidents_permille,
        school.score_shift,
        unnest(range(school.first_student_n, school.first_student_n + school.students_n)) as student_n
    from school
),

drawn as (
    select
        *,
        student_n = 0 as is_sentinel,
        getvariable('demographics_sex')[1 + draw('sex', student_n, 1000)] as sex,
        getvariable('demographics_race_ethnicity')[1 + draw('race', student_n, 1000)] as race,
        low_grade_n + draw('grade', student_n, high_grade_n - low_grade_n + 1) as drawn_grade_n,
        if(student_n = 0, 999, draw('path', student_n, 1000)) as path,
        draw('path day', student_n, 145) as path_day,
        draw('absence', student_n, 1000) / 1000 as absence_rank,
        -- Three draws together are nearly normal, about -150 to 150.
        draw('score 1', student_n, 101) + draw('score 2', student_n, 101) + draw('score 3', student_n, 101) - 150
            as ability
    from seats
),

grouped as (
    select
        *,
        if(is_sentinel, 10, drawn_grade_n) as grade_n,
        draw('learner', student_n, 100) < race.english_learner as is_english_learner,
        draw('disability', student_n, 1000) < 90 + race.incidents // 3 + sex.incidents // 4 as has_disability,
        draw('poor', student_n, 100) < poverty_percent + if(race.score < 0, 9, -9) as is_poor,
        draw('homeless', student_n, 1000) < poverty_percent // 2 as is_homeless,
        draw('foster', student_n, 1000) < 6 as is_in_foster_care
    from drawn
)

select
    student_n,
    -- Numbers without an order that tells anything; 999999937 is the largest prime of nine digits.
    lpad(
        cast(
            (getvariable('sentinel_number') + student_n * (1 + draw('numbers', 0, 999999935))) % 999999937 as varchar
        ),
        10,
        '0'
    ) as student_id,
    if(
        is_sentinel,
        getvariable('sentinel_name'),
        getvariable('first_names')[1 + draw('first name', student_n, len(getvariable('first_names')))]
        || ' '
        || getvariable('last_names')[1 + draw('last name', student_n, len(getvariable('last_names')))]
    ) as student_name,
    if(
        is_sentinel,
        cast(getvariable('sentinel_birth_date') as date),
        make_date(2019 - grade_n, 9, 2) + cast(draw('birth', student_n, 365) as integer)
    ) as birth_date,
    school_n,
    school_id,
    if(path between 60 and 71, neighbor_school_n, null) as second_school_n,
    getvariable('grades')[1 + grade_n] as grade,
    grade_n,
    -- 3 in 100 leave, 3 join, 1 moves to a neighboring school; the others stay all year.
    if(path between 30 and 59, 16 + path_day, 1) as first_day_n,
    if(path < 30, 16 + path_day, len(getvariable('session_days'))) as last_day_n,
    path < 30 as is_leaver,
    if(path between 60 and 71 and neighbor_school_n is not null, 16 + path_day, null) as move_day_n,
    sex.code as sex,
    race.code as race_ethnicity,
    is_english_learner,
    has_disability,
    is_poor,
    is_homeless,
    is_in_foster_care,
    1 + draw('student', student_n, 2147483646) as student_seed,
    -- Chance to be absent on an ordinary day, in a million: most students rarely, a few very often.
    cast(
        least(
            (18000 + 190000 * absence_rank * absence_rank * absence_rank * absence_rank)
            * absence_percent / 100
            * race.absence / 100
            * sex.absence / 100
            * if(is_poor, 1.22, 0.78)
            * if(has_disability, 1.18, 0.97)
            * if(is_homeless, 1.9, 1.0)
            * if(is_in_foster_care, 1.25, 1.0)
            * case when grade_n = 0 then 1.3 when grade_n <= 5 then 0.9 when grade_n <= 8 then 0.98 else 1.15 end,
            450000
        ) as bigint
    ) as absence_per_million,
    -- Chance of an incident in the year, in 1000.
    cast(
        least(
            incidents_permille
            * race.incidents / 100
            * sex.incidents / 100
            * if(is_poor, 1.25, 0.75)
            * if(has_disability, 1.6, 0.9)
            * (0.8 + absence_rank * 0.5),
            700
        ) as bigint
    ) as incidents_permille,
    -- Points above or below the middle of the grade.
    ability // 3
    + score_shift
    + race.score
    + if(is_poor, -7, 6)
    + if(has_disability, -19, 3)
    + if(is_english_learner, -13, 2)
    - cast(10 * absence_rank * absence_rank as bigint) as score_shift
from grouped
