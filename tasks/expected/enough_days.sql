-- One row per dataset, school and day of which enough rows came together with those held back: of three quarters of the
-- enrolled or, where nobody knows who is enrolled, of the rows that the school has on other days.
with spell_shapes as (
    select
        school_id,
        entry_date,
        exit_date,
        count(*) as students_n
    from enrolment
    group by school_id, entry_date, exit_date
),

enrolled as (
    select
        held_days.school_id,
        held_days.date,
        sum(spell_shapes.students_n) as students_n
    from (select distinct school_id, date from held_days) as held_days
    inner join spell_shapes
        on
            held_days.school_id = spell_shapes.school_id
            and held_days.date between spell_shapes.entry_date and coalesce(spell_shapes.exit_date, held_days.date)
    group by held_days.school_id, held_days.date
),

usual as (
    select
        school_id,
        avg(rows_n) as rows_n
    from facts.sent_days
    group by school_id
)

select
    held_days.dataset,
    held_days.school_id,
    held_days.date
from held_days
left join facts.sent_days on held_days.school_id = sent_days.school_id and held_days.date = sent_days.date
left join enrolled on held_days.school_id = enrolled.school_id and held_days.date = enrolled.date
left join usual on held_days.school_id = usual.school_id
where
    4 * (held_days.people_n + coalesce(sent_days.reported_n, 0))
    >= 3 * coalesce(enrolled.students_n, usual.rows_n, 0)
