-- One row per school, with what active initiatives ask of it; initiatives are NULL where nobody says what is where.
with load as (
    select
        unit_id as school_id,
        any_value(value) filter (where measure = 'initiative_load') as active_n,
        any_value(n) filter (where measure = 'initiative_hours') as with_hours_n,
        any_value(value) filter (where measure = 'initiative_hours' and n > 0) as hours
    from measures
    where measure in ('initiative_load', 'initiative_hours') and unit_type = 'school' and is_shown
    group by unit_id
),

mandated as (
    select
        initiative_schools.school_id,
        count(*) as mandated_n
    from initiative_schools
    inner join active_initiatives on initiative_schools.initiative_id = active_initiatives.initiative_id
    inner join initiatives on initiative_schools.initiative_id = initiatives.initiative_id
    where initiatives.is_mandated
    group by initiative_schools.school_id
)

select
    schools.school_id,
    schools.name,
    coalesce(schools.level, 'other') as level,
    coalesce(schools.principal, '') as principal,
    coalesce(schools.low_grade, '') as low_grade,
    coalesce(schools.high_grade, '') as high_grade,
    cast(load.active_n as bigint) as active_n,
    coalesce(mandated.mandated_n, 0) as mandated_n,
    cast(coalesce(load.with_hours_n, 0) as bigint) as with_hours_n,
    load.hours,
    load.hours / nullif(cast(schools.teacher_fte as double), 0) as hours_per_teacher
from schools
cross join cycle
left join load on schools.school_id = load.school_id
left join mandated on schools.school_id = mandated.school_id
where
    coalesce(schools.closed_date, cycle.end_date) >= cycle.start_date
    -- A school that teaches while the list has it closed is one whose leaders must read so.
    or schools.school_id in (select teaching_schools.school_id from teaching_schools)
order by schools.name, schools.school_id
