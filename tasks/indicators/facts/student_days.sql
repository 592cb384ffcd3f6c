-- One row per student, school and stretch of days that no period cuts: days expected, reported, present, absent.
-- A day counts as absent when at least half of it was missed (CEDS element 002022).
-- Days of which a school sent hardly any rows but of absent students count as not reported.
-- `received_days_n`: reported of those expected; others are of students whom the roster does not have enrolled then.
-- `due_days_n`: those expected up to the newest day that any school sent; `sent_days_n`: those of which rows of the
-- school came.
with newest as (
    select max(date) as date
    from facts.sent_days
    where reported_n > 0
),

spell_shapes as (
    select distinct
        school_id,
        entry_date,
        last_date
    from facts.spells
),

shape_days as (
    select
        spell_shapes.school_id,
        spell_shapes.entry_date,
        spell_shapes.last_date,
        period_days.stretch_start,
        count(*) as enrolled_days_n,
        count(*) filter (where session_days.date <= newest.date) as due_days_n,
        count(counted_days.date) as sent_days_n
    from spell_shapes
    cross join newest
    inner join facts.session_days
        on
            spell_shapes.school_id = session_days.school_id
            and session_days.date between spell_shapes.entry_date and spell_shapes.last_date
    inner join period_days on session_days.date = period_days.date
    left join facts.counted_days
        on
            session_days.school_id = counted_days.school_id
            and session_days.date = counted_days.date
            and counted_days.reported_n > 0
    group by 1, 2, 3, 4
),

expected as (
    select
        spells.student_id,
        spells.school_id,
        shape_days.stretch_start,
        shape_days.enrolled_days_n,
        shape_days.due_days_n,
        shape_days.sent_days_n
    from facts.spells
    inner join shape_days
        on
            spells.school_id = shape_days.school_id
            and spells.entry_date = shape_days.entry_date
            and spells.last_date = shape_days.last_date
),

received as (
    select
        attendance.student_id,
        attendance.school_id,
        period_days.stretch_start,
        count(attendance.present_fraction) as reported_days_n,
        sum(attendance.present_fraction) as present_days,
        count(*) filter (where attendance.present_fraction <= 0.5) as absent_days_n,
        max(case when attendance.present_fraction is not null then attendance.date end) as freshest_date
    from attendance
    inner join period_days on attendance.date = period_days.date
    inner join facts.counted_days
        on attendance.school_id = counted_days.school_id and attendance.date = counted_days.date
    group by 1, 2, 3
),

both_sides as (
    select
        student_id,
        school_id,
        stretch_start,
        enrolled_days_n,
        due_days_n,
        sent_days_n,
        cast(null as bigint) as reported_days_n,
        cast(null as decimal(18, 3)) as present_days,
        cast(null as bigint) as absent_days_n,
        cast(null as date) as freshest_date
    from expected
    union all
    select
        student_id,
        school_id,
        stretch_start,
        cast(null as bigint) as enrolled_days_n,
        cast(null as bigint) as due_days_n,
        cast(null as bigint) as sent_days_n,
        reported_days_n,
        present_days,
        absent_days_n,
        freshest_date
    from received
)

select
    student_id,
    school_id,
    stretch_start,
    cast(sum(enrolled_days_n) as bigint) as enrolled_days_n,
    cast(sum(due_days_n) as bigint) as due_days_n,
    cast(sum(sent_days_n) as bigint) as sent_days_n,
    cast(sum(reported_days_n) as bigint) as reported_days_n,
    cast(
        case
            when sum(reported_days_n) > sum(enrolled_days_n) then sum(enrolled_days_n)
            when sum(enrolled_days_n) is not null then sum(reported_days_n)
        end
        as bigint
    ) as received_days_n,
    cast(sum(present_days) as decimal(18, 3)) as present_days,
    cast(sum(absent_days_n) as bigint) as absent_days_n,
    max(freshest_date) as freshest_date
from both_sides
group by 1, 2, 3
