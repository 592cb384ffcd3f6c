-- One row per unit, student group and school year, over or so far: students absent on 15 days or more, of those with
-- 10 days or more, as by the federal rule: who has fewer cannot have missed fifteen.
select
    absence_by_group.unit_type,
    absence_by_group.unit_id,
    absence_by_group.group_id,
    '' as slice,
    absence_by_group.period_start,
    absence_by_group.period_end,
    cast(absence_by_group.fifteen_days_n as decimal(18, 3)) as numerator,
    cast(absence_by_group.eligible_n as decimal(18, 3)) as denominator,
    absence_by_group.short_stay_n as excluded_n,
    nullif(absence_by_group.enrolled_n, 0) as expected_n,
    absence_by_group.received_n,
    absence_by_group.freshest_date
from facts.absence_by_group
inner join periods
    on absence_by_group.period_start = periods.period_start and absence_by_group.period_end = periods.period_end
where periods.is_year and absence_by_group.eligible_n > 0
