-- One row per year and kind of instructional position, and one for all of them; one row per row left out.
-- Reshapes: a source row holds a year with all kinds side by side, and becomes one row for each kind.
-- FY2024 is the fiscal and school year from July 1, 2023 to June 30, 2024: the file names table19_2023-24 beside it.
-- Division 069 is Frederick County. Positions are full-time equivalents: part-time counts in part.
-- Principals, assistant principals and teachers add up to all instructional positions; teacher aides are apart.
-- is_published: the numbers are those of the Superintendent's Annual Report, Table 19, copied from its workbooks.
with years as (
    select
        _file,
        _row,
        division_code,
        try_cast(replace(fiscal_year, 'FY', '') as integer) as end_year,
        try_cast(metrics as json) as metrics
    from raw
),

positions as (
    select
        years._file,
        years._row,
        years.division_code,
        years.end_year,
        kinds.measure,
        kinds.title,
        json_extract_string(years.metrics, kinds.path) as positions_n
    from years
    cross join (
        values
        ('instructional_positions', null, '$.all_instructional.positions'),
        ('instructional_positions', 'Principals', '$.principals.total_positions'),
        ('instructional_positions', 'Assistant principals', '$.assistant_principals.total_positions'),
        ('instructional_positions', 'Teachers', '$.teaching_positions.total_positions'),
        ('teacher_aide_positions', null, '$.teacher_aides.positions')
    ) as kinds (measure, title, path)
)

select
    measure,
    'VDOE Superintendent''s Annual Report, Table 19' as definition_version,
    'district' as unit_type,
    null as unit_id,
    'all' as group_id,
    title as slice,
    cast(end_year - 1 as varchar) || '-07-01' as period_start,
    cast(end_year as varchar) || '-06-30' as period_end,
    positions_n as numerator,
    null as denominator,
    case when positions_n is null then 'not_reported' else 'reported' end as status,
    'Virginia Department of Education' as authority,
    true as is_published,
    _file,
    _row,
    case division_code
        when '069' then null
        when 'STATE' then 'total of the state'
        else 'another school division'
    end as _left_out
from positions
