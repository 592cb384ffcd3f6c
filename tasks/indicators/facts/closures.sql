-- One row per school and stretch of days on which a note closes it.
-- A note that names no unit closes every school, one that names a level closes the schools of that level.
select distinct
    school_units.school_id,
    notes.start_date,
    coalesce(notes.end_date, notes.start_date) as end_date
from notes
inner join facts.school_units
    on
        notes.unit_id is null
        or (coalesce(notes.unit_type, 'school') = school_units.unit_type and notes.unit_id = school_units.unit_id)
where notes.kind = 'no_session'
