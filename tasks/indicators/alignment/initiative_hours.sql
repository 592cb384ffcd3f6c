-- One row per school: hours a month that active initiatives ask of its staff together, over those that say how many.
-- No row where there are initiatives and none of them says.
with told as (
    select count(*) as places_n
    from initiative_schools
    inner join initiatives on initiative_schools.initiative_id = initiatives.initiative_id
),

at_work as (
    select
        initiative_schools.school_id,
        initiative_schools.initiative_id,
        initiative_schools.staff_hours_per_month
    from initiative_schools
    inner join facts.active_initiatives on initiative_schools.initiative_id = active_initiatives.initiative_id
),

asked as (
    select
        schools.school_id,
        cycle.start_date as period_start,
        cycle.end_date as period_end,
        coalesce(sum(at_work.staff_hours_per_month), 0) as hours,
        count(at_work.initiative_id) as initiatives_n,
        count(at_work.staff_hours_per_month) as with_hours_n
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
    cast(hours as double) as value,
    cast(with_hours_n as bigint) as n,
    cast(initiatives_n - with_hours_n as bigint) as excluded_n,
    cast(initiatives_n as bigint) as expected_n,
    cast(with_hours_n as bigint) as received_n,
    cast(null as date) as freshest_date
from asked
where with_hours_n > 0 or initiatives_n = 0
