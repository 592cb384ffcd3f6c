-- One row per unit and school year: of the full-time equivalents of all teachers on October 1, those of teachers who
-- teach at the same school a year later. Each has that of the base year, at the place where the person is counted; who
-- has none is left out. Teachers of schools that have not said who teaches there then are missing, and not gone.
with based as (
    select
        staff_id,
        school_id,
        period_start,
        period_end,
        is_stayer,
        is_received,
        next_date,
        cast(next_date - interval 12 month as date) as base_date
    from facts.teachers_next_year
),

teachers as (
    select
        based.staff_id,
        based.school_id,
        based.period_start,
        based.period_end,
        based.is_stayer,
        based.is_received,
        based.next_date,
        staff.fte
    from based
    inner join staff
        on
            based.staff_id = staff.staff_id
            and based.school_id = staff.school_id
            and based.base_date >= staff.start_date
            and based.base_date <= coalesce(staff.end_date, based.base_date)
    where staff.role = 'teacher' and staff.is_primary
    qualify
        row_number() over (
            partition by based.period_start, based.staff_id
            order by staff.start_date desc, coalesce(staff.fte, -1) desc
        ) = 1
),

by_unit as (
    select
        school_units.unit_type,
        school_units.unit_id,
        teachers.period_start,
        teachers.period_end,
        count(*) as expected_n,
        count(*) filter (where teachers.is_received and teachers.fte is not null) as told_n,
        count(*) filter (where teachers.is_received and teachers.fte is null) as untold_n,
        sum(case when teachers.is_received then teachers.fte end) as fte,
        coalesce(sum(case when teachers.is_received and teachers.is_stayer then teachers.fte end), 0) as stayers_fte,
        max(case when teachers.is_received then teachers.next_date end) as freshest_date
    from teachers
    inner join facts.school_units on teachers.school_id = school_units.school_id
    group by 1, 2, 3, 4
)

select
    unit_type,
    unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(stayers_fte as double) / nullif(cast(fte as double), 0) as value,
    told_n as n,
    untold_n as excluded_n,
    expected_n,
    told_n as received_n,
    freshest_date
from by_unit
where fte > 0
