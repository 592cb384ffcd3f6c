-- One row per student, unit and period with at least one day of enrolment in it.
select distinct
    spells.student_id,
    school_units.unit_type,
    school_units.unit_id,
    periods.period_start,
    periods.period_end
from facts.spells
inner join periods on spells.entry_date <= periods.period_end and spells.last_date >= periods.period_start
inner join facts.school_units on spells.school_id = school_units.school_id
