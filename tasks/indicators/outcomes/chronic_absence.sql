-- One row per unit, student group and period: students absent at least a tenth of their days,
-- of those with 10 days or more.
-- At a school only the days at that school count; at a level or the district a student's days are added up first.
select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(chronic_n as decimal(18, 3)) as numerator,
    cast(eligible_n as decimal(18, 3)) as denominator,
    short_stay_n as excluded_n,
    nullif(enrolled_n, 0) as expected_n,
    received_n,
    freshest_date
from facts.attendance_by_group
where eligible_n > 0
