-- One row per number a brief may name; the numbers of hidden ones are gone, with the reason in their place.
with judged as (
    select
        candidates.*,
        case
            when candidates.status = 'suppressed' then 'suppressed by the authority'
            when candidates.status = 'not_reported' then 'not reported'
            when candidates.status = 'unclear' then 'unclear'
            when candidates.is_small then 'small group'
            when decisions.reason <> '' then 'to protect another group'
            else ''
        end as hidden_reason
    from candidates
    inner join decisions
        on
            candidates.measure = decisions.measure
            and candidates.unit_type = decisions.unit_type
            and candidates.unit_id = decisions.unit_id
            and candidates.slice = decisions.slice
            and candidates.period_start = decisions.period_start
            and candidates.period_end = decisions.period_end
            and candidates.breakdown = decisions.breakdown
),

covered as (
    select
        judged.*,
        judged.hidden_reason = '' as is_shown,
        judged.hidden_reason = '' and not (
            judged.is_protected
            and judged.counted <> 'student_days'
            and coalesce(
                judged.expected_n - judged.received_n between 1 and policy.minimum_n - 1
                or judged.excluded_n between 1 and policy.minimum_n - 1,
                false
            )
        ) as is_coverage_shown
    from judged
    cross join policy
)

select
    measure,
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    case when is_shown then numerator end as numerator,
    case when is_shown then denominator end as denominator,
    case when is_shown then value end as value,
    case when is_shown then people_n end as n,
    case when is_coverage_shown then excluded_n end as excluded_n,
    case when is_coverage_shown then expected_n end as expected_n,
    case when is_coverage_shown then received_n end as received_n,
    freshest_date,
    definition_version,
    origin,
    authority,
    is_shown,
    hidden_reason
from covered
order by measure, unit_type, unit_id, slice, period_start, period_end, group_id
