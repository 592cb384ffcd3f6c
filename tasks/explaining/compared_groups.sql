-- One row per racial or ethnic group of the district that any of these measures counts, as students, in a run that
-- also knows which of them have disabilities: those that are held against each other where they are not too few.
select distinct
    of_races.unit_type,
    of_races.unit_id,
    of_races.group_id
from measures as of_races
inner join measures as of_disabilities on of_races.measure = of_disabilities.measure
where
    of_races.measure in (select unnest($measures))
    and of_races.origin = 'student rows'
    and of_races.unit_type = 'district'
    and of_races.group_id like 'race_ethnicity=%'
    and of_races.group_id <> 'race_ethnicity=not_reported'
    and of_disabilities.origin = 'student rows'
    and of_disabilities.unit_type = 'district'
    and of_disabilities.group_id = 'disability=yes'
