-- One row per school of these numbers: its name and number, as people speak of it.
select distinct schools.name || ' (' || schools.school_id || ')' as named
from schools
where schools.school_id in (select unnest(cast($schools as varchar[])))
order by named
