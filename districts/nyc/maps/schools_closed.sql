-- One row per school of 2013-14 that has closed since, and one per reason for leaving rows out.
-- Reshapes: a school's daily rows become one.
-- I.S. 296 is the only school of the district that reported attendance in 2013-14 and is not in the workbook of
-- enrollment, which lists only schools open in 2021-22. When it closed is in neither file.
-- Name: the spelling of the most days, the longer one on a tie, runs of spaces made one; the feed cuts at 40 letters.
-- Level by name: P.S. with I.S. combined, P.S. elementary, I.S., J.H.S., M.S. or "middle" middle, "high school" high.
with deliveries as (
    select
        dbn,
        trim(regexp_replace(school_name, '\s+', ' ', 'g')) as school_name,
        case
            when dbn = 'TOTAL' then 'citywide control row, not a school'
            when not coalesce(left(dbn, 2) = '32', false) then 'school of another community district'
            when dbn <> '32K296' then 'school is in the workbook of enrollment'
        end as reason
    from raw
),

spellings as (
    select
        dbn,
        school_name,
        sum(count(*)) over (partition by dbn) as source_rows_n,
        row_number() over (
            partition by dbn
            order by count(*) desc, length(school_name) desc, school_name asc
        ) as preference
    from deliveries
    where reason is null
    group by dbn, school_name
),

left_out as (
    select
        reason,
        count(*) as source_rows_n
    from deliveries
    where reason is not null
    group by reason
)

select
    dbn as school_id,
    school_name as name,
    case
        when regexp_matches(school_name, '^P\.S\..*I\.S\.') then 'combined'
        when regexp_matches(school_name, '^P\.S\.') then 'elementary'
        when regexp_matches(school_name, '^(I\.S\.|J\.H\.S\.|M\.S\.)|MIDDLE') then 'middle'
        when contains(school_name, 'HIGH SCHOOL') then 'high'
        else 'other'
    end as level,
    cast(source_rows_n as bigint) as _rows,
    cast(null as varchar) as _left_out
from spellings
where preference = 1
union all
select
    null as school_id,
    null as name,
    null as level,
    source_rows_n as _rows,
    reason as _left_out
from left_out
