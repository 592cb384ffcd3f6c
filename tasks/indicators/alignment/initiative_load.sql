-- One row per school: initiatives active there in the cycle; none is a number too, where somebody says what is where.
with told as (
    select count(*) as places_n
    from initiative_schools
    inner join initiatives on initiative_schools.initiative_id = initiatives.initiative_id
),

at_work as (
    select
        initiative_schools.school_id,
        initiative_schools.initiative_id
    from initiative_schools
    inner join facts.active_initiatives on initiative_schools.initiative_id = active_initiatives.initiative_id
),

counted as (
    select
        schools.school_id,
        cycle.start_date as period_start,
        cycle.end_date as period_end,
        count(at_work.initiative_id) as initiatives_n
    from schools
    cross join cycle
    cross join told
    left join at_work on schools.school_id = at_work.school_id
    where told.places_n > 0
    group by 1, 2, 3
)

select
    'school' as unit_type,
    school_id as unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(initiatives_n as double) as value,
    cast(initiatives_n as bigint) as n,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(initiatives_n as bigint) as received_n,
    cast(null as date) as freshest_date
from counted
