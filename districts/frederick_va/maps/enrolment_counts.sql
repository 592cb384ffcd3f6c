-- One row per school, year and grade or all grades, and the same for the division; one row per row of another division.
-- Reshapes: the file gives schools only, so the division is their sum; such a sum stands for no source row of its own.
-- An empty Grade is the school's total: in all 5,434 school-years of the file it equals the sum of the grades.
-- "2024 - 2025" is the school year from July 1, 2024 to June 30, 2025. The day of the count is not in the file.
-- is_published: the state's web page shows these very numbers of schools; the sums are made here.
with deliveries as (
    select
        _file,
        _row,
        coalesce(division = 'Frederick County Public Schools', false) as is_ours,
        trim(regexp_replace(lower(school), '[^a-z0-9]+', '_', 'g'), '_') as school_id,
        coalesce('grade=' || grade, 'all') as group_id,
        left(year, 4) || '-07-01' as period_start,
        right(year, 4) || '-06-30' as period_end,
        case when count = '<' then null else count end as students_n,
        case when count is null then 'unclear' when count = '<' then 'suppressed' else 'reported' end as status
    from raw
),

counted as (
    select
        'school' as unit_type,
        school_id as unit_id,
        group_id,
        period_start,
        period_end,
        students_n,
        status,
        true as is_published,
        _file,
        _row,
        1 as _rows,
        case when not is_ours then 'another school division' end as _left_out
    from deliveries
    union all
    select
        'district' as unit_type,
        null as unit_id,
        group_id,
        period_start,
        period_end,
        case when bool_and(status = 'reported') then cast(sum(try_cast(students_n as integer)) as varchar) end
            as students_n,
        case when bool_and(status = 'reported') then 'reported' else 'unclear' end as status,
        false as is_published,
        null as _file,
        null as _row,
        0 as _rows,
        null as _left_out
    from deliveries
    where is_ours
    group by group_id, period_start, period_end
)

select
    'enrolment' as measure,
    'VDOE enrollment, 2022-23 on' as definition_version,
    unit_type,
    unit_id,
    group_id,
    null as slice,
    period_start,
    period_end,
    students_n as numerator,
    null as denominator,
    status,
    'Virginia Department of Education' as authority,
    is_published,
    _file,
    _row,
    _rows,
    _left_out
from counted
