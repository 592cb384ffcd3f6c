-- One row per school of Frederick County Public Schools, from the grades it enrolls; one row more for all others.
-- Reshapes: a school has one source row per year and grade, `_rows` says how many stand behind it.
-- The state's file has no school number, so the number is made of the name: a renamed school will look like a new one.
-- Grades are those of the newest year in which the school appears. PG (postgraduate) is no grade that is served.
with grades as (
    select
        coalesce(division = 'Frederick County Public Schools', false) as is_ours,
        trim(school) as name,
        year as school_year,
        max(year) over (partition by division, school) as newest_year,
        case grade when 'PK' then -1 when 'KG' then 0 else try_cast(grade as integer) end as grade,
        try_cast(count as integer) as students_n
    from raw
),

spans as (
    select
        name,
        count(*) as source_rows_n,
        min(grade) filter (where school_year = newest_year and students_n > 0) as low,
        max(grade) filter (where school_year = newest_year and students_n > 0) as high
    from grades
    where is_ours
    group by name
),

others as (
    select count(*) as source_rows_n
    from grades
    where not is_ours
)

select
    trim(regexp_replace(lower(name), '[^a-z0-9]+', '_', 'g'), '_') as school_id,
    name,
    case
        when high <= 5 then 'elementary'
        when low >= 6 and high <= 8 then 'middle'
        when low >= 9 then 'high'
        else 'combined'
    end as level,
    case low when -1 then 'PK' when 0 then 'KG' else lpad(cast(low as varchar), 2, '0') end as low_grade,
    case high when -1 then 'PK' when 0 then 'KG' else lpad(cast(high as varchar), 2, '0') end as high_grade,
    source_rows_n as _rows,
    cast(null as varchar) as _left_out
from spans
union all
select
    null as school_id,
    null as name,
    null as level,
    null as low_grade,
    null as high_grade,
    source_rows_n as _rows,
    'another school division' as _left_out
from others
where source_rows_n > 0
