-- One row per published figure that is no mere point of a series; its numbers only where they may be shown.
-- What is told of the cycle or of the year so far has months too, from which only its series is made.
with of_longer_periods as (
    select distinct measures.measure
    from measures
    inner join meanings on measures.measure = meanings.measure
    cross join cycle
    where
        meanings.shown_period <> 'own'
        and (
            date_trunc('month', measures.period_start) <> date_trunc('month', measures.period_end)
            or (measures.period_start = cycle.start_date and measures.period_end = cycle.end_date)
        )
)

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
    schools_expected_n,
    schools_received_n,
    case when is_shown then students_expected_n end as students_expected_n,
    case when is_shown then students_received_n end as students_received_n,
    coalesce(are_all_received, false) as are_all_received,
    days_expected_n,
    days_received_n,
    freshest_date,
    case when not coalesce(is_shown, false) then least_rate end as least_rate,
    case when not coalesce(is_shown, false) then most_rate end as most_rate
from measures
cross join cycle
where
    unit_type in ('district', 'level', 'school')
    and (
        measure not in (select of_longer_periods.measure from of_longer_periods)
        or date_trunc('month', period_start) <> date_trunc('month', period_end)
        or (period_start = cycle.start_date and period_end = cycle.end_date)
    )
