-- One row per unit and student group of which a run has a figure of one measure.
select distinct
    unit_type,
    unit_id,
    group_id
from measures
where measure = $measure
order by unit_type, unit_id, group_id
