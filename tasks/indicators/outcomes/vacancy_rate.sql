-- One row per unit, role or all roles, and period: full-time equivalents that nobody holds on the period's last day, of
-- those to be filled. The central office counts in the district alone.
with places as (
    select
        school_id,
        unit_type,
        unit_id
    from facts.school_units
    union all
    select
        '' as school_id,
        'district' as unit_type,
        '' as unit_id
),

slices as (
    select distinct
        role,
        role as slice
    from facts.positions_by_school
    union all
    select distinct
        role,
        '' as slice
    from facts.positions_by_school
),

counted as (
    select
        places.unit_type,
        places.unit_id,
        slices.slice,
        positions_by_school.period_start,
        positions_by_school.period_end,
        sum(positions_by_school.vacant_fte) as vacant_fte,
        sum(positions_by_school.to_fill_fte) as to_fill_fte,
        sum(positions_by_school.frozen_n) as frozen_n,
        max(positions_by_school.freshest_date) as freshest_date
    from facts.positions_by_school
    inner join places on positions_by_school.school_id = places.school_id
    inner join slices on positions_by_school.role = slices.role
    group by 1, 2, 3, 4, 5
)

select
    unit_type,
    unit_id,
    'all' as group_id,
    slice,
    period_start,
    period_end,
    cast(vacant_fte as decimal(18, 3)) as numerator,
    cast(to_fill_fte as decimal(18, 3)) as denominator,
    cast(frozen_n as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    freshest_date
from counted
where to_fill_fte > 0
