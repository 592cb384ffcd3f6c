-- One row per school and day of which rows of attendance came: the students enrolled that day.
with spell_shapes as (
    select
        school_id,
        entry_date,
        exit_date,
        count(*) as students_n
    from enrolment
    group by 1, 2, 3
)

select
    sent_days.school_id,
    sent_days.date,
    cast(sum(spell_shapes.students_n) as bigint) as students_n
from facts.sent_days
inner join spell_shapes
    on
        sent_days.school_id = spell_shapes.school_id
        and sent_days.date >= spell_shapes.entry_date
        and sent_days.date <= coalesce(spell_shapes.exit_date, sent_days.date)
group by 1, 2
