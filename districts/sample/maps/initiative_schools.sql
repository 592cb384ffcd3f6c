-- One row per initiative and school: the plan has a column for each school, with hours a month, or x for unknown hours.
select
    places."Initiative" as initiative_id,
    places.school_id,
    try_cast(places.hours as double) as staff_hours_per_month,
    places._file,
    places._row
from (
    unpivot raw
    on columns(* exclude ("Initiative", _file, _row))
    into name school_id value hours
) as places
