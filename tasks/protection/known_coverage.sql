-- One row per count of people that coverage would tell, in the way it is published, and whether it is published.
with numbers as (
    select
        known_numbers.number_id,
        known_numbers.measure,
        known_numbers.slice,
        known_numbers.period_start,
        known_numbers.period_end,
        coalesce(
            known_numbers.received_n < candidates.received_n
            or known_numbers.students_received_n < candidates.students_received_n
            or (
                known_numbers.excluded_n is null
                and candidates.excluded_n is not null
                and coalesce(known_numbers.received_n, known_numbers.students_received_n) is not null
            ),
            false
        ) as is_counted_only,
        coalesce(known_numbers.students_expected_n, known_numbers.students_received_n) is not null
        or (
            known_numbers.counted <> 'student_days'
            and coalesce(known_numbers.excluded_n, known_numbers.expected_n, known_numbers.received_n) is not null
        ) as is_told
    from known_numbers
    inner join candidates on known_numbers.number_id = candidates.number_id
    where known_numbers.is_protected
),

ways as (
    select
        measure,
        slice,
        period_start,
        period_end,
        if(bool_or(is_counted_only), 'counted', 'exact') as way
    from numbers
    group by measure, slice, period_start, period_end
)

select
    coverage_numbers.* exclude (is_kept),
    not coalesce(numbers.is_told, false) as is_kept
from coverage_numbers
inner join ways
    on
        coverage_numbers.measure = ways.measure
        and coverage_numbers.slice = ways.slice
        and coverage_numbers.period_start = ways.period_start
        and coverage_numbers.period_end = ways.period_end
        and coverage_numbers.way = ways.way
left join numbers on coverage_numbers.number_id = numbers.number_id
