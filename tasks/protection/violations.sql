-- One row per measure in which a published number breaks the policy; none when all is well.
-- Looks at what would be published, not at what was decided; what could be worked out of it is another question.
with with_others as (
    select
        known_numbers.*,
        case when others.measure = meanings.holds then known_numbers.part_n - others.of_n end as counted_apart_n,
        case when others.measure = meanings.holds then known_numbers.of_n - others.of_n end as people_apart_n,
        case when others.measure = meanings.within then others.of_n - known_numbers.of_n end as missing_n
    from known_numbers
    left join meanings on known_numbers.measure = meanings.measure
    left join known_numbers as others
        on
            others.is_shown
            and others.measure in (meanings.holds, meanings.within)
            and known_numbers.slice = others.slice
            and known_numbers.unit_type = others.unit_type
            and known_numbers.unit_id = others.unit_id
            and known_numbers.group_id = others.group_id
            and known_numbers.period_start = others.period_start
            and known_numbers.period_end = others.period_end
),

surrounded as (
    select
        *,
        max(n) filter (where breakdown = 'all') over units as whole_n
    from with_others
    window units as (partition by measure, unit_type, unit_id, slice, period_start, period_end)
)

select
    surrounded.measure,
    count(*) as cells_n
from surrounded
left join told_before on surrounded.number_id = told_before.number_id
left join kept_back on surrounded.number_id = kept_back.number_id
cross join policy
where
    surrounded.is_protected
    and (
        (surrounded.is_shown and (
            surrounded.is_unknown
            or surrounded.status <> 'reported'
            or surrounded.n < policy.minimum_n
            or (surrounded.n is null and surrounded.group_id <> 'all' and not surrounded.is_published)
            or (surrounded.group_id <> 'all' and surrounded.whole_n - surrounded.n between 1 and policy.minimum_n - 1)
            or coalesce(told_before.would_tell, false)
            or kept_back.number_id is not null
            or surrounded.counted_apart_n between 1 and policy.minimum_n - 1
            or surrounded.people_apart_n between 1 and policy.minimum_n - 1
            or surrounded.missing_n between 1 and policy.minimum_n - 1
            or (surrounded.part_n > 0 and surrounded.part_n < policy.minimum_n)
            or (surrounded.of_n > surrounded.part_n and surrounded.of_n - surrounded.part_n < policy.minimum_n)
            or (
                surrounded.n < policy.minimum_n_for_extremes
                and (surrounded.part_n = 0 or surrounded.part_n = surrounded.of_n or surrounded.is_none_or_all)
            )
        ))
        or (
            not surrounded.is_shown
            and coalesce(surrounded.numerator, surrounded.denominator, surrounded.value, surrounded.n) is not null
        )
        or surrounded.students_expected_n between 1 and policy.minimum_n - 1
        or surrounded.students_received_n between 1 and policy.minimum_n - 1
        or surrounded.students_expected_n - surrounded.students_received_n between 1 and policy.minimum_n - 1
        or surrounded.students_received_n - surrounded.n between 1 and policy.minimum_n - 1
        or (
            surrounded.counted <> 'student_days'
            and surrounded.students_received_n - surrounded.part_n between 1 and policy.minimum_n - 1
        )
        or (
            surrounded.counted <> 'student_days'
            and surrounded.received_n - surrounded.of_n between 1 and policy.minimum_n - 1
        )
    )
group by surrounded.measure
order by surrounded.measure
