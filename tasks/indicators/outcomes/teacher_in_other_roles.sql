-- One row per unit and school year: teachers who work in the district a year later, but in another role,
-- of all on October 1. Teachers of schools that have not said who teaches there then are missing, and not gone.
select
    unit_type,
    unit_id,
    'all' as group_id,
    '' as slice,
    period_start,
    period_end,
    cast(in_other_roles_n as decimal(18, 3)) as numerator,
    cast(teachers_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    expected_n,
    teachers_n as received_n,
    freshest_date
from facts.retention_by_unit
where teachers_n > 0
