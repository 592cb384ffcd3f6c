-- One row per site and school year of the personnel office's file; the central office is no school and is left out.
-- A spreadsheet may have kept 86.3% as 0.863: only what has a % is by 100.
select
    'teacher_retention' as measure,
    'Teachers on October 1 who teach in the district the next October 1' as definition_version,
    if("Site" = 'District', 'district', 'school') as unit_type,
    if("Site" = 'District', null, "Site") as unit_id,
    'all' as group_id,
    null as slice,
    make_date(try_cast(left("School year", 4) as integer), 10, 1) as period_start,
    make_date(try_cast(left("School year", 4) as integer) + 1, 9, 30) as period_end,
    round(
        try_cast(rtrim("Returned next October 1", ' %') as double)
        / if(contains("Returned next October 1", '%'), 100, 1), 4
    ) as rate,
    "Teachers October 1" as n,
    -- The personnel office writes a star where fewer than ten teachers stand behind a rate.
    if("Returned next October 1" = '*', 'suppressed', 'reported') as status,
    'Lakemont Human Resources' as authority,
    "Site" = 'District' as is_published,
    _file,
    _row,
    if("Site" = 'CO', 'not a school', null) as _left_out
from raw
