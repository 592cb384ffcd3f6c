-- One row per unit, student group, subject and testing window: proficient students of those tested, or of 95 % of those
-- who should have been where fewer were.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(proficient_n as decimal(18, 3)) as numerator,
    cast(greatest(cast(0.95 as decimal(3, 2)) * sent_n, valid_n) as decimal(18, 3)) as denominator,
    exempt_n as excluded_n,
    expected_n,
    valid_n as received_n,
    period_end as freshest_date
from facts.results_by_group
where has_roster and valid_n > 0
