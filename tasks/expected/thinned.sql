-- One row per school and month of this school year: days of enrolled students, between the first row and the last of
-- each, on days of which rows of their school came; those without a row, beyond what is held back; how many people
-- lack them, on how many days; and what came of the same in the months before, and last time.
-- Who has no row any more, or none yet, may have left or not have begun, and is told as such. Days that are told as
-- missing are none of these.
with schools_with_calendar as (
    select distinct school_id from facts.calendar_days
),

told_days as (
    select distinct
        school_id,
        unnest(missing_dates) as date
    from expected
    where dataset = $dataset and not has_come
),

days as (
    select
        sent_days.school_id,
        sent_days.date,
        date_trunc('month', sent_days.date) as month_start
    from sent_days
    left join facts.session_days
        on sent_days.school_id = session_days.school_id and sent_days.date = session_days.date
    left join schools_with_calendar on sent_days.school_id = schools_with_calendar.school_id
    left join told_days on sent_days.school_id = told_days.school_id and sent_days.date = told_days.date
    where
        sent_days.dataset = $dataset
        and sent_days.date between cast($year_start as date) and cast($cycle_end as date)
        and (session_days.date is not null or schools_with_calendar.school_id is null)
        and told_days.date is null
),

seen as (
    select
        student_id,
        school_id,
        min(date) as first_date,
        max(date) as last_date
    from daily_rows
    where date between cast($year_start as date) and cast($cycle_end as date)
    group by student_id, school_id
),

spells as (
    select
        enrolment.student_id,
        enrolment.school_id,
        greatest(enrolment.entry_date, seen.first_date) as from_date,
        least(coalesce(enrolment.exit_date, seen.last_date), seen.last_date) as to_date
    from enrolment
    inner join seen on enrolment.student_id = seen.student_id and enrolment.school_id = seen.school_id
),

shapes as (
    select
        school_id,
        from_date,
        to_date,
        count(*) as students_n
    from spells
    where from_date <= to_date
    group by school_id, from_date, to_date
),

shape_months as (
    select
        shapes.school_id,
        shapes.from_date,
        shapes.to_date,
        shapes.students_n,
        days.month_start,
        count(*) as days_n
    from shapes
    inner join days on shapes.school_id = days.school_id and days.date between shapes.from_date and shapes.to_date
    group by shapes.school_id, shapes.from_date, shapes.to_date, shapes.students_n, days.month_start
),

owed_months as (
    select
        school_id,
        month_start,
        sum(students_n * days_n) as expected_n
    from shape_months
    group by school_id, month_start
),

shape_days as (
    select
        school_id,
        from_date,
        to_date,
        sum(days_n) as days_n
    from shape_months
    group by school_id, from_date, to_date
),

came_days as (
    select
        daily_rows.student_id,
        daily_rows.school_id,
        count(*) as rows_n
    from daily_rows
    inner join days on daily_rows.school_id = days.school_id and daily_rows.date = days.date
    group by daily_rows.student_id, daily_rows.school_id
),

-- Only of the few who lack some is looked which.
lacking as (
    select
        spells.student_id,
        spells.school_id
    from spells
    inner join shape_days
        on
            spells.school_id = shape_days.school_id
            and spells.from_date = shape_days.from_date
            and spells.to_date = shape_days.to_date
    left join came_days on spells.student_id = came_days.student_id and spells.school_id = came_days.school_id
    group by spells.student_id, spells.school_id
    having sum(shape_days.days_n) > coalesce(any_value(came_days.rows_n), 0)
),

holes as (
    select
        spells.student_id,
        spells.school_id,
        days.month_start,
        days.date
    from spells
    semi join lacking on spells.student_id = lacking.student_id and spells.school_id = lacking.school_id
    inner join days on spells.school_id = days.school_id and days.date between spells.from_date and spells.to_date
    anti join daily_rows
        on
            spells.student_id = daily_rows.student_id
            and spells.school_id = daily_rows.school_id
            and days.date = daily_rows.date
),

hole_months as (
    select
        school_id,
        month_start,
        count(*) as holes_n,
        count(distinct student_id) as people_n,
        count(distinct date) as days_n
    from holes
    group by school_id, month_start
),

held_months as (
    select
        days.school_id,
        days.month_start,
        sum(held_days.people_n) as people_n
    from held_days
    inner join days on held_days.school_id = days.school_id and held_days.date = days.date
    where held_days.dataset = $dataset
    group by days.school_id, days.month_start
),

earlier as (
    select
        school_id,
        month_start,
        sum(rows_n) as rows_n
    from profile_before
    where school_id is not null and month_start is not null
    group by school_id, month_start
),

months as (
    select
        owed_months.school_id,
        owed_months.month_start,
        owed_months.expected_n,
        greatest(coalesce(hole_months.holes_n, 0) - coalesce(held_months.people_n, 0), 0) as holes_n,
        coalesce(hole_months.people_n, 0) as people_n,
        coalesce(hole_months.days_n, 0) as days_n,
        least(coalesce(earlier.rows_n, 0), owed_months.expected_n) as last_time_n
    from owed_months
    left join hole_months
        on owed_months.school_id = hole_months.school_id and owed_months.month_start = hole_months.month_start
    left join held_months
        on owed_months.school_id = held_months.school_id and owed_months.month_start = held_months.month_start
    left join earlier on owed_months.school_id = earlier.school_id and owed_months.month_start = earlier.month_start
)

select
    school_id,
    cast(month_start as date) as month_start,
    cast(expected_n as bigint) as expected_n,
    cast(holes_n as bigint) as holes_n,
    cast(people_n as bigint) as people_n,
    cast(days_n as bigint) as days_n,
    cast(last_time_n as bigint) as last_time_n,
    cast(coalesce(sum(expected_n) over before, 0) as bigint) as before_expected_n,
    cast(coalesce(sum(expected_n - holes_n) over before, 0) as bigint) as before_came_n
from months
window
    before as (
        partition by school_id order by month_start rows between unbounded preceding and 1 preceding
    )
order by school_id, month_start
