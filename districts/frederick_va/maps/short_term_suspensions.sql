-- One row per school, year and student group or all students, one per year for the division; one per row left out.
-- Reshapes: every row repeats the total of its school, and here that total becomes a row of its own.
-- The division is the sum of its schools, and unclear as soon as one of them has no number.
-- The headers School and Division are swapped in every row of this file: School holds the division. The division's
-- name tells which column is which, so this map goes on working once the state mends its file.
-- The total is headed "Incidents", but wherever the file has numbers it equals the sum of the groups' students.
-- Blank: the file never writes 0 and never says that it hides a number, so the status is unclear, and never zero.
-- No denominator: the file has rounded shares of enrollment, but no enrollment by group, so no rate is made of it.
-- is_published: the state's own web page shows these very numbers, small ones included; the sums are made here.
with deliveries as (
    select
        _file,
        _row,
        coalesce('Frederick County Public Schools' in (school, division), false) as is_ours,
        case when school = 'Frederick County Public Schools' then division else school end as school_name,
        subgroup,
        left(year, 4) || '-07-01' as period_start,
        right(year, 4) || '-06-30' as period_end,
        "Number Suspended Short Term" as students_n,
        "Number of Short Term Suspendable Incidents" as school_total_n
    from raw
),

school_years as (
    select
        school_name,
        period_start,
        period_end,
        min(_file) as _file,
        min(_row) as _row,
        case when count(distinct school_total_n) = 1 then max(school_total_n) end as students_n
    from deliveries
    where is_ours
    group by school_name, period_start, period_end
),

counted as (
    select
        'school' as unit_type,
        school_name,
        case subgroup
            when 'American Indian' then 'race_ethnicity=american_indian'
            when 'Asian' then 'race_ethnicity=asian'
            when 'Black' then 'race_ethnicity=black'
            when 'Hispanic' then 'race_ethnicity=hispanic'
            when 'Multiple Races' then 'race_ethnicity=two_or_more'
            when 'Native Hawaiian' then 'race_ethnicity=pacific_islander'
            when 'White' then 'race_ethnicity=white'
        end as group_id,
        period_start,
        period_end,
        students_n,
        _file,
        _row,
        case when not is_ours then 'another school division' end as _left_out
    from deliveries
    union all
    select
        'school' as unit_type,
        school_name,
        'all' as group_id,
        period_start,
        period_end,
        students_n,
        _file,
        _row,
        null as _left_out
    from school_years
    union all
    select
        'district' as unit_type,
        null as school_name,
        'all' as group_id,
        period_start,
        period_end,
        case when count(*) = count(students_n) then cast(sum(try_cast(students_n as integer)) as varchar) end
            as students_n,
        min(_file) as _file,
        min(_row) as _row,
        null as _left_out
    from school_years
    group by period_start, period_end
)

select
    'short_term_suspensions' as measure,
    'VDOE discipline, 2022-23 on' as definition_version,
    unit_type,
    trim(regexp_replace(lower(school_name), '[^a-z0-9]+', '_', 'g'), '_') as unit_id,
    group_id,
    null as slice,
    period_start,
    period_end,
    students_n as numerator,
    null as denominator,
    case when students_n is null then 'unclear' else 'reported' end as status,
    'Virginia Department of Education' as authority,
    unit_type = 'school' as is_published,
    _file,
    _row,
    _left_out
from counted
