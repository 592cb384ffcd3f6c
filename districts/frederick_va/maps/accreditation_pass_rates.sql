-- One row per school, year and subject; one row per row of another division.
-- Year is the year in which the school year ended, so 2024 is 2023-24: the schools listed for 2023 and 2024 are, for
-- the whole state, exactly those of the enrollment file for 2022-23 and 2023-24, and 2022 fits neither.
-- The number of students tested is not in the file, so n is empty, and no rate of the division is made of them.
-- A file without a value above 1 has fractions where percentages stood.
-- "<" is the state's mark for a hidden rate. A blank has never come; it would be unclear.
-- is_published: the state's own web page shows these very rates, so they are shown although n is unknown.
with deliveries as (
    select
        _file,
        _row,
        coalesce(division = 'Frederick County Public Schools', false) as is_ours,
        trim(regexp_replace(lower(school), '[^a-z0-9]+', '_', 'g'), '_') as school_id,
        case when subgroup = 'All Students' then 'all' end as group_id,
        replace(indicator, 'Academic Achievement - ', '') as subject,
        try_cast(year as integer) as end_year,
        try_cast(rtrim("Percent Passing", ' %') as decimal(9, 6)) as passing,
        coalesce(max(passing) over (partition by _file) <= 1, false) as is_fraction,
        case
            when "Percent Passing" is null then 'unclear'
            when "Percent Passing" = '<' then 'suppressed'
            else 'reported'
        end as status
    from raw
)

select
    'accreditation_pass_rate' as measure,
    'VDOE accreditation, percent passing' as definition_version,
    'school' as unit_type,
    school_id as unit_id,
    group_id,
    subject as slice,
    cast(end_year - 1 as varchar) || '-07-01' as period_start,
    cast(end_year as varchar) || '-06-30' as period_end,
    passing / if(is_fraction, 1, 100) as rate,
    null as n,
    status,
    'Virginia Department of Education' as authority,
    true as is_published,
    _file,
    _row,
    case when not is_ours then 'another school division' end as _left_out
from deliveries
