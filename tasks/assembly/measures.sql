-- One row per measure, unit, group, slice and period.
-- What is computed from rows comes before what was delivered ready-made.
with ranked as (
    select
        *,
        row_number() over (
            partition by measure, unit_type, unit_id, group_id, slice, period_start, period_end
            order by
                case when origin in ('student rows', 'plans') then 1 when origin = 'counts' then 2 else 3 end asc,
                origin asc,
                definition_version asc,
                authority asc
        ) as place
    from all_measures
)

select
    measure,
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    n,
    excluded_n,
    expected_n,
    received_n,
    freshest_date,
    definition_version,
    origin,
    authority,
    status,
    is_published
from ranked
where place = 1
order by measure, unit_type, unit_id, slice, group_id, period_start, period_end
