-- One row per unit, student group and period: suspensions in and out of school and expulsions, by students enrolled at
-- any time.
select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(sum(taken_n) as decimal(18, 3)) as numerator,
    cast(max(enrolled_n) as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    max(enrolled_n) as expected_n,
    max(enrolled_n) as received_n,
    max(freshest_date) as freshest_date
from facts.actions_by_group
group by 1, 2, 3, 4, 5, 6
