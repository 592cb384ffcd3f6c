-- One row per unit, student group and school year that is over: of first-time ninth-graders, those with five credits
-- of full-year courses or more and at most one semester failed in a core course.
select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(on_track_n as decimal(18, 3)) as numerator,
    cast(received_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    expected_n,
    received_n,
    freshest_date
from facts.freshmen_by_group
where is_over and received_n > 0
