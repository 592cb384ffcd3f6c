-- One row: the students who were there until the last school year's end and had grades to go, those there again, and
-- those enrolled now, of whom some are new in a grade in which students of last year would be.
with last_time as (
    select
        student_id,
        max_by(grade, entry_date) as grade,
        max(coalesce(exit_date, $first_day)) as last_date
    from before_enrolment
    where entry_date < $first_day
    group by student_id
),

stayers as (
    select student_id
    from last_time
    where last_date >= cast($first_day as date) - cast($summer_days as integer) and grade not in ('12', '13', 'PS')
),

again as (
    select stayers.student_id
    from stayers
    semi join now_enrolment on stayers.student_id = now_enrolment.student_id
),

enrolled as (
    select
        student_id,
        grade
    from now_enrolment
    where coalesce(exit_date, $first_day) >= $first_day
),

newcomers as (
    select enrolled.student_id
    from enrolled
    anti join before_enrolment on enrolled.student_id = before_enrolment.student_id
    where enrolled.grade not in ('IT', 'PR', 'PK', 'TK', 'KG', '01')
)

select
    (select count(*) from stayers) as stayers_n,
    (select count(*) from again) as again_n,
    (select count(distinct student_id) from enrolled) as enrolled_n,
    (select count(distinct student_id) from newcomers) as newcomers_n
