-- One row per measure, unit, group, slice and period, with the coverage of its unit beside it.
-- What is computed from rows comes before what was delivered ready-made.
-- Schools and days are those of the unit, whatever the group, and of all its slices where what came is told of none;
-- students are told of all students only.
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
    ranked.measure,
    ranked.unit_type,
    ranked.unit_id,
    ranked.group_id,
    ranked.slice,
    ranked.period_start,
    ranked.period_end,
    ranked.numerator,
    ranked.denominator,
    ranked.value,
    ranked.n,
    ranked.excluded_n,
    ranked.expected_n,
    ranked.received_n,
    coalesce(coverage.schools_expected_n, ready_made_coverage.schools_expected_n) as schools_expected_n,
    coalesce(coverage.schools_received_n, ready_made_coverage.schools_received_n) as schools_received_n,
    case when ranked.group_id = 'all' then coverage.students_expected_n end as students_expected_n,
    case when ranked.group_id = 'all' then coverage.students_received_n end as students_received_n,
    coverage.days_expected_n,
    coverage.days_received_n,
    ranked.freshest_date,
    ranked.definition_version,
    ranked.origin,
    ranked.authority,
    ranked.status,
    ranked.is_published
from ranked
left join meanings on ranked.measure = meanings.measure
left join facts.coverage
    on
        ranked.origin = 'student rows'
        and meanings.rests_on = coverage.dataset
        and coverage.slice in (ranked.slice, '')
        and ranked.unit_type = coverage.unit_type
        and ranked.unit_id = coverage.unit_id
        and ranked.period_start = coverage.period_start
        and ranked.period_end = coverage.period_end
left join ready_made_coverage
    on
        ranked.origin not in ('student rows', 'plans')
        and ranked.measure = ready_made_coverage.measure
        and ranked.slice = ready_made_coverage.slice
        and ranked.unit_type = ready_made_coverage.unit_type
        and ranked.unit_id = ready_made_coverage.unit_id
        and ranked.period_start = ready_made_coverage.period_start
        and ranked.period_end = ready_made_coverage.period_end
where ranked.place = 1
order by
    ranked.measure,
    ranked.unit_type,
    ranked.unit_id,
    ranked.slice,
    ranked.group_id,
    ranked.period_start,
    ranked.period_end
