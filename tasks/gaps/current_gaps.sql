-- One row per student group held against all others of its unit in the period that tables show.
select rated.*
from rated
inner join current_figures
    on
        rated.measure = current_figures.measure
        and rated.slice = current_figures.slice
        and rated.unit_type = current_figures.unit_type
        and rated.unit_id = current_figures.unit_id
        and rated.group_id = current_figures.group_id
        and rated.period_start = current_figures.period_start
        and rated.period_end = current_figures.period_end
        and rated.definition_version = current_figures.definition_version
        and rated.origin = current_figures.origin
        and rated.authority = current_figures.authority
