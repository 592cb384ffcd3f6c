-- One row per unit, student group, band and period: students in the band by the share of days they missed, of those
-- with 10 days or more.
with bands as (
    select
        1 as band,
        'Band 1: under 5%' as slice
    union all
    select
        2 as band,
        'Band 2: 5% to under 10%' as slice
    union all
    select
        3 as band,
        'Band 3: 10% to under 20%' as slice
    union all
    select
        4 as band,
        'Band 4: 20% or more' as slice
)

select
    absence_by_group.unit_type,
    absence_by_group.unit_id,
    absence_by_group.group_id,
    bands.slice,
    absence_by_group.period_start,
    absence_by_group.period_end,
    cast(
        case bands.band
            when 1 then absence_by_group.band_1_n
            when 2 then absence_by_group.band_2_n
            when 3 then absence_by_group.band_3_n
            else absence_by_group.band_4_n
        end as decimal(18, 3)
    ) as numerator,
    cast(absence_by_group.eligible_n as decimal(18, 3)) as denominator,
    absence_by_group.short_stay_n as excluded_n,
    nullif(absence_by_group.enrolled_n, 0) as expected_n,
    absence_by_group.received_n,
    absence_by_group.freshest_date
from facts.absence_by_group
cross join bands
where absence_by_group.eligible_n > 0
