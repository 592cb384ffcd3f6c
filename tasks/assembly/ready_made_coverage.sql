-- One row per ready-made measure, slice, unit and period that schools have numbers of: schools expected and received.
-- Expected is every open school that has had a number, or word of why there is none, in any period.
with ready_made as (
    select * from all_measures
    where origin in ('counts', 'rates', 'median of rates')
),

school_rows as (
    select
        measure,
        slice,
        unit_id as school_id,
        period_start,
        period_end,
        -- What an authority hides has come.
        bool_or(status in ('reported', 'suppressed')) as is_received
    from ready_made
    where unit_type = 'school' and group_id = 'all'
    group by measure, slice, unit_id, period_start, period_end
),

senders as (
    select distinct
        measure,
        slice,
        school_id
    from school_rows
),

places as (
    select distinct
        measure,
        slice,
        unit_type,
        unit_id,
        period_start,
        period_end
    from ready_made
)

select
    places.measure,
    places.slice,
    places.unit_type,
    places.unit_id,
    places.period_start,
    places.period_end,
    count(*) as schools_expected_n,
    count(*) filter (where school_rows.is_received) as schools_received_n
from places
inner join facts.school_units on places.unit_type = school_units.unit_type and places.unit_id = school_units.unit_id
inner join schools
    on
        school_units.school_id = schools.school_id
        and coalesce(schools.opened_date, places.period_end) <= places.period_end
        and coalesce(schools.closed_date, places.period_start) >= places.period_start
inner join senders
    on
        places.measure = senders.measure
        and places.slice = senders.slice
        and school_units.school_id = senders.school_id
left join school_rows
    on
        places.measure = school_rows.measure
        and places.slice = school_rows.slice
        and school_units.school_id = school_rows.school_id
        and places.period_start = school_rows.period_start
        and places.period_end = school_rows.period_end
group by
    places.measure,
    places.slice,
    places.unit_type,
    places.unit_id,
    places.period_start,
    places.period_end
