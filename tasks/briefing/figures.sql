-- One row per published figure; its numbers only where they may be shown.
select
    measure,
    unit_type,
    coalesce(unit_id, '') as unit_id,
    coalesce(group_id, 'all') as group_id,
    coalesce(slice, '') as slice,
    period_start,
    period_end,
    coalesce(definition_version, '') as definition_version,
    coalesce(origin, '') as origin,
    coalesce(authority, '') as authority,
    coalesce(is_shown, false) as is_shown,
    case when not coalesce(is_shown, false) then coalesce(hidden_reason, '') else '' end as hidden_reason,
    case when is_shown then numerator end as numerator,
    case when is_shown then denominator end as denominator,
    case when is_shown then coalesce(value, numerator / nullif(denominator, 0)) end as value,
    case when is_shown then n end as n,
    case when is_shown then excluded_n end as excluded_n,
    case when is_shown then expected_n end as expected_n,
    case when is_shown then received_n end as received_n,
    freshest_date
from measures
where unit_type in ('district', 'level', 'school')
