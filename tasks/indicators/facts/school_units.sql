-- One row per school and unit it belongs to: itself, its level, the district.
select
    school_id,
    'school' as unit_type,
    school_id as unit_id
from schools
union all
select
    school_id,
    'level' as unit_type,
    level as unit_id
from schools
union all
select
    school_id,
    'district' as unit_type,
    '' as unit_id
from schools
