-- One row: the students who were there until the last school year's end and had grades to go, and those there again.
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
)

select
    (select count(*) from stayers) as stayers_n,
    (select count(*) from again) as again_n,
    (
        select count(distinct student_id)
        from now_enrolment
        where coalesce(exit_date, $first_day) >= $first_day
    ) as enrolled_n
