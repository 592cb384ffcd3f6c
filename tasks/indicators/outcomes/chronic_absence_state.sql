-- One row per unit, student group and period: students absent at least a tenth of their days, of those with as many
-- days as the district's settings say that its state asks for; none where they say nothing.
select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(state_chronic_n as decimal(18, 3)) as numerator,
    cast(state_eligible_n as decimal(18, 3)) as denominator,
    reported_n - state_eligible_n as excluded_n,
    nullif(enrolled_n, 0) as expected_n,
    received_n,
    freshest_date
from facts.absence_by_group
where state_eligible_n > 0
