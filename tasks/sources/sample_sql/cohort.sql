-- One row per student of grades 9 to 12, in the cohort of the grade, and per member of the three cohorts before them.
with present as (
    select
        student.student_id,
        2026 + 12 - student.grade_n as cohort_year,
        if(student.move_day_n is null, student.school_id, second_school.school_id) as school_id,
        make_date(2025 + 9 - student.grade_n, 8, 25) as entered_date,
        if(student.first_day_n > 1, 'joined', 'first_time') as entered_as,
        if(student.is_leaver, 'transferred', 'enrolled') as outcome,
        if(student.is_leaver, getvariable('session_days')[student.last_day_n].date, null) as outcome_date,
        if(student.is_leaver, if(draw('documented', student.student_n, 10) < 8, 'Y', 'N'), null) as is_documented,
        student.sex,
        student.race_ethnicity,
        student.is_english_learner,
        student.has_disability,
        student.is_poor
    from student
    left join school as second_school on student.second_school_n = second_school.school_n
    where student.grade_n >= 9
),

-- Numbers that no student of this year has; a high school's cohorts are as large as its grades.
members as (
    select
        school.school_id,
        school.poverty_percent,
        cohorts.cohort_year,
        getvariable('students_n') + 3 * school.first_student_n
        + (cohorts.cohort_year - 2023) * (school.students_n // 4)
        + unnest(range(school.students_n // 4)) as member_n
    from school
    cross join (values (2023), (2024), (2025)) as cohorts (cohort_year)
    where school.high_grade_n = 12
),

drawn as (
    select
        *,
        getvariable('demographics_sex')[1 + draw('sex', member_n, 1000)] as sex,
        getvariable('demographics_race_ethnicity')[1 + draw('race', member_n, 1000)] as race,
        draw('disability', member_n, 1000) < 130 as has_disability,
        draw('poor', member_n, 100) < poverty_percent as is_poor,
        draw('joined', member_n, 100) < 8 as has_joined
    from members
),

fated as (
    select
        *,
        draw('learner', member_n, 100) < race.english_learner as is_english_learner,
        draw('graduates', member_n, 1000)
        - 2 * poverty_percent
        + 2 * (cohort_year - 2023)
        + 2 * race.score
        + if(has_disability, -70, 10)
        + if(is_poor, -40, 30) as luck
    from drawn
),

told as (
    select
        *,
        case
            when luck >= 70 then 'regular_diploma'
            when luck >= 50 then 'enrolled'
            when luck >= 20 then 'transferred'
            when luck >= 8 then 'equivalency'
            when luck >= -30 then 'dropped_out'
            else 'unknown'
        end as outcome
    from fated
)

select
    student_id,
    cohort_year,
    school_id,
    entered_date,
    entered_as,
    outcome,
    outcome_date,
    is_documented,
    sex,
    race_ethnicity,
    if(is_english_learner, 'Y', 'N') as english_learner,
    if(has_disability, 'Y', 'N') as disability,
    if(is_poor, 'Y', 'N') as economically_disadvantaged
from present
union all
select
    lpad(
        cast((getvariable('sentinel_number') + member_n * (1 + draw('numbers', 0, 999999935))) % 999999937 as varchar),
        10,
        '0'
    ) as student_id,
    cohort_year,
    school_id,
    make_date(cohort_year - if(has_joined, 3, 4), 8, 25) as entered_date,
    if(has_joined, 'joined', 'first_time') as entered_as,
    outcome,
    case outcome
        when 'regular_diploma' then make_date(cohort_year, 6, 10)
        when 'enrolled' then null
        when 'unknown' then null
        else make_date(cohort_year - 1, 3, 1) + cast(draw('outcome day', member_n, 200) as integer)
    end as outcome_date,
    if(outcome = 'transferred', if(draw('documented', member_n, 10) < 8, 'Y', 'N'), null) as is_documented,
    sex.code as sex,
    race.code as race_ethnicity,
    if(is_english_learner, 'Y', 'N') as english_learner,
    if(has_disability, 'Y', 'N') as disability,
    if(is_poor, 'Y', 'N') as economically_disadvantaged
from told
