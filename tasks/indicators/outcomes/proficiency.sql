-- One row per unit, student group, subject and testing window: proficient students of those with a valid score.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(proficient_n as decimal(18, 3)) as numerator,
    cast(valid_n as decimal(18, 3)) as denominator,
    unscored_n as excluded_n,
    case when has_roster then expected_n end as expected_n,
    valid_n as received_n,
    period_end as freshest_date
from facts.results_by_group
where valid_n > 0
