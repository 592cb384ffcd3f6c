-- One row per period and slice of one figure of a run, the newest first; its numbers only where they may be shown.
select
    slice,
    period_start,
    period_end,
    definition_version,
    origin,
    authority,
    coalesce(is_shown, false) as is_shown,
    hidden_reason,
    case when is_shown then numerator end as numerator,
    case when is_shown then denominator end as denominator,
    case when is_shown then coalesce(value, numerator / nullif(denominator, 0)) end as value,
    case when is_shown then n end as n,
    case when is_shown then excluded_n end as excluded_n,
    case when is_shown then expected_n end as expected_n,
    case when is_shown then received_n end as received_n,
    schools_expected_n,
    schools_received_n,
    days_expected_n,
    days_received_n,
    freshest_date,
    least_rate,
    most_rate
from measures
where measure = $measure and unit_type = $unit_type and unit_id = $unit_id and group_id = $group_id
order by period_end desc, period_start desc, slice asc, definition_version asc, authority asc
