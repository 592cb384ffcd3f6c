-- One row per school and active initiative at work there.
select
    initiative_schools.school_id,
    initiative_schools.initiative_id,
    cast(initiative_schools.staff_hours_per_month as double) as staff_hours_per_month
from initiative_schools
inner join active_initiatives on initiative_schools.initiative_id = active_initiatives.initiative_id
inner join schools on initiative_schools.school_id = schools.school_id
order by
    initiative_schools.school_id asc,
    initiative_schools.staff_hours_per_month desc nulls last,
    initiative_schools.initiative_id asc
