-- One row per unit, student group, subject and testing window: proficient students of those tested, or of 95 % of those
-- who should have been where fewer were. A group of which nobody was tested where others of the unit were has a rate of
-- zero; where nobody of the unit was, there is none.
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
where has_roster and sent_n > 0
qualify max(valid_n) over (partition by unit_type, unit_id, slice, period_start, period_end) > 0
