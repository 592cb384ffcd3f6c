-- One row per unit, student group, subject and testing window: tested students of those who should have been.
-- Schools that have sent nothing of a window are missing, and not untested.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(tested_n as decimal(18, 3)) as numerator,
    cast(sent_n as decimal(18, 3)) as denominator,
    exempt_n as excluded_n,
    expected_n,
    valid_n as received_n,
    period_end as freshest_date
from facts.results_by_group
where has_roster and sent_n > 0
