-- One row per number a brief may name; the numbers of hidden ones are gone, with the reason in their place.
-- Of fewer people than may be told who came and are not counted, not even that is seen: it is told of those counted.
with came as (
    select
        candidates.measure,
        candidates.unit_type,
        candidates.unit_id,
        candidates.group_id,
        candidates.slice,
        candidates.period_start,
        candidates.period_end,
        candidates.is_protected
        and candidates.counted <> 'student_days'
        and candidates.received_n - candidates.of_n between 1 and policy.minimum_n - 1 as is_told_of_counted,
        candidates.is_protected
        and candidates.students_received_n - candidates.people_n between 1 and policy.minimum_n - 1
            as are_told_of_counted,
        case when is_told_of_counted then cast(candidates.of_n as bigint) else candidates.received_n end as received_n,
        case
            when is_told_of_counted and candidates.expected_n <= candidates.received_n
                then cast(candidates.of_n as bigint)
            else candidates.expected_n
        end as expected_n,
        case when are_told_of_counted then candidates.people_n else candidates.students_received_n end
            as students_received_n,
        case
            when are_told_of_counted and candidates.students_expected_n <= candidates.students_received_n
                then candidates.people_n
            else candidates.students_expected_n
        end as students_expected_n
    from candidates
    cross join policy
),

judged as (
    select
        candidates.measure,
        candidates.unit_type,
        candidates.unit_id,
        candidates.group_id,
        candidates.slice,
        candidates.period_start,
        candidates.period_end,
        candidates.breakdown,
        candidates.numerator,
        candidates.denominator,
        candidates.value,
        candidates.people_n,
        candidates.excluded_n,
        came.expected_n,
        came.received_n,
        candidates.schools_expected_n,
        candidates.schools_received_n,
        came.students_expected_n,
        came.students_received_n,
        candidates.days_expected_n,
        candidates.days_received_n,
        candidates.freshest_date,
        candidates.definition_version,
        candidates.origin,
        candidates.authority,
        candidates.is_protected,
        candidates.is_protected and candidates.counted <> 'student_days' as counts_people,
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
    inner join came
        on
            candidates.measure = came.measure
            and candidates.unit_type = came.unit_type
            and candidates.unit_id = came.unit_id
            and candidates.group_id = came.group_id
            and candidates.slice = came.slice
            and candidates.period_start = came.period_start
            and candidates.period_end = came.period_end
),

groups as (
    select distinct
        measure,
        slice,
        period_start,
        period_end,
        breakdown,
        group_id,
        definition_version,
        origin,
        authority
    from judged
    where breakdown <> 'all' and origin = 'student rows'
),

-- Of a withheld breakdown not even which groups have students is seen: nobody in a group is a small group too.
empty_groups as (
    select
        groups.measure,
        decisions.unit_type,
        decisions.unit_id,
        groups.group_id,
        groups.slice,
        groups.period_start,
        groups.period_end,
        groups.breakdown,
        groups.definition_version,
        groups.origin,
        groups.authority,
        true as is_protected,
        true as counts_people,
        'small group' as hidden_reason
    from groups
    inner join decisions
        on
            groups.measure = decisions.measure
            and groups.slice = decisions.slice
            and groups.period_start = decisions.period_start
            and groups.period_end = decisions.period_end
            and groups.breakdown = decisions.breakdown
            and decisions.reason <> ''
    left join judged
        on
            groups.measure = judged.measure
            and decisions.unit_type = judged.unit_type
            and decisions.unit_id = judged.unit_id
            and groups.group_id = judged.group_id
            and groups.slice = judged.slice
            and groups.period_start = judged.period_start
            and groups.period_end = judged.period_end
    where judged.measure is null
),

every_group as (
    select * from judged
    union all by name
    select * from empty_groups
),

-- Exclusions and coverage are numbers of people too.
covered as (
    select
        every_group.*,
        every_group.hidden_reason = '' as is_shown,
        max(every_group.freshest_date) over cells as breakdown_freshest_date,
        count(*) over cells as groups_n,
        bool_and(
            every_group.hidden_reason = ''
            and not coalesce(
                every_group.counts_people
                and (
                    every_group.excluded_n between 1 and policy.minimum_n - 1
                    or every_group.expected_n between 1 and policy.minimum_n - 1
                    or every_group.received_n between 1 and policy.minimum_n - 1
                    or every_group.expected_n - every_group.received_n between 1 and policy.minimum_n - 1
                ),
                false
            )
            and not coalesce(
                every_group.students_expected_n between 1 and policy.minimum_n - 1
                or every_group.students_received_n between 1 and policy.minimum_n - 1
                or every_group.students_expected_n - every_group.students_received_n between 1 and policy.minimum_n - 1,
                false
            )
        ) over cells as is_breakdown_covered
    from every_group
    cross join policy
    window
        cells as (
            partition by
                every_group.measure,
                every_group.unit_type,
                every_group.unit_id,
                every_group.slice,
                every_group.period_start,
                every_group.period_end,
                every_group.breakdown
        )
),

covered_units as (
    select
        *,
        is_breakdown_covered and bool_and(is_breakdown_covered or breakdown <> 'all') over units as is_covered
    from covered
    window units as (partition by measure, unit_type, unit_id, slice, period_start, period_end)
),

-- The district's, less those of the schools that show theirs, must not be those of one school or of one group of it.
covered_tables as (
    select
        *,
        is_covered and (
            unit_type <> 'district'
            or bool_and(unit_type = 'district' or is_covered) over tables
            or (
                min(unit_id) filter (where unit_type <> 'district' and not is_covered) over tables
                < max(unit_id) filter (where unit_type <> 'district' and not is_covered) over tables
                and min(groups_n) filter (where unit_type <> 'district' and not is_covered) over tables
                = max(groups_n) over tables
            )
        ) as is_table_covered
    from covered_units
    window tables as (partition by measure, slice, period_start, period_end, breakdown)
),

published as (
    select
        *,
        case
            when is_protected then is_table_covered and bool_and(is_table_covered or breakdown <> 'all') over units
            else is_shown
        end as are_people_covered,
        case when counts_people then are_people_covered else is_shown end as is_coverage_shown
    from covered_tables
    window units as (partition by measure, unit_type, unit_id, slice, period_start, period_end)
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
    schools_expected_n,
    schools_received_n,
    case when are_people_covered then students_expected_n end as students_expected_n,
    case when are_people_covered then students_received_n end as students_received_n,
    days_expected_n,
    days_received_n,
    case when is_shown then freshest_date else breakdown_freshest_date end as freshest_date,
    definition_version,
    origin,
    authority,
    is_shown,
    hidden_reason
from published
order by measure, unit_type, unit_id, slice, period_start, period_end, group_id
