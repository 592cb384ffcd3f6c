-- One row per year and kind of administrative, service or support position, and one for all; one row per row left out.
-- Reshapes: a source row holds a year with all kinds side by side, and becomes one row for each kind.
-- FY2024 is the fiscal and school year from July 1, 2023 to June 30, 2024: the file names table18_2023-24 beside it.
-- Division 069 is Frederick County. Positions are full-time equivalents: part-time counts in part.
-- The kinds add up to the total, and the functions of the central office add up to the kinds.
-- is_published: the numbers are those of the Superintendent's Annual Report, Table 18, copied from its workbooks.
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
        ('support_positions', null, '$.summary.total'),
        ('support_positions', 'Administrative', '$.summary.administrative'),
        ('support_positions', 'Technical and clerical', '$.summary.technical_clerical'),
        ('support_positions', 'Instructional support', '$.summary.instructional_support'),
        ('support_positions', 'Other professional', '$.summary.other_professional'),
        ('support_positions', 'Trades and service', '$.summary.trades_service')
    ) as kinds (measure, title, path)
)

select
    measure,
    'VDOE Superintendent''s Annual Report, Table 18' as definition_version,
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
