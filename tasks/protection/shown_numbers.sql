-- One row per number a brief may name, with the reason why it is hidden, if it is; not yet without what is hidden.
with judged as (
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
        candidates.of_n,
        candidates.part_n,
        candidates.excluded_n,
        candidates.expected_n,
        candidates.received_n,
        candidates.schools_expected_n,
        candidates.schools_received_n,
        candidates.students_expected_n,
        candidates.students_received_n,
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
)

select
    row_number() over (order by every_group.measure) as number_id,
    every_group.measure,
    every_group.unit_type,
    every_group.unit_id,
    every_group.group_id,
    every_group.slice,
    every_group.period_start,
    every_group.period_end,
    every_group.breakdown,
    every_group.numerator,
    every_group.denominator,
    every_group.value,
    every_group.people_n,
    every_group.of_n,
    every_group.part_n,
    every_group.excluded_n,
    every_group.expected_n,
    every_group.received_n,
    every_group.schools_expected_n,
    every_group.schools_received_n,
    every_group.students_expected_n,
    every_group.students_received_n,
    every_group.days_expected_n,
    every_group.days_received_n,
    every_group.freshest_date,
    every_group.definition_version,
    every_group.origin,
    every_group.authority,
    every_group.is_protected,
    every_group.counts_people,
    every_group.hidden_reason
from every_group
