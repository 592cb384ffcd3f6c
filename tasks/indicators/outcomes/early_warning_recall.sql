-- One row per unit, student group, grade of the flags and fourth year of a graduation cohort: members who had been
-- flagged, of those who did not graduate in four years.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(both_n as decimal(18, 3)) as numerator,
    cast(not_graduated_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    members_n as expected_n,
    told_n as received_n,
    freshest_date
from facts.warned_cohorts
where flag = '' and not_graduated_n > 0
