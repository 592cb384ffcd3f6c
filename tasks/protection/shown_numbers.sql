-- One row per number a brief may name, with the reason why it is hidden, if it is; not yet without what is hidden.
select
    candidates.number_id,
    candidates.measure,
    candidates.unit_type,
    candidates.unit_id,
    candidates.group_id,
    candidates.slice,
    candidates.period_start,
    candidates.period_end,
    candidates.breakdown,
    candidates.level,
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
        when hidden_numbers.number_id is not null then 'to protect another group'
        else ''
    end as hidden_reason
from candidates
left join hidden_numbers on candidates.number_id = hidden_numbers.number_id
