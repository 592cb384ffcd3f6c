-- One row per count of people that coverage would tell, in the way it is published, and whether it is published.
with numbers as (
    select
        candidates.number_id,
        published.measure,
        published.slice,
        published.period_start,
        published.period_end,
        coalesce(
            published.received_n < candidates.received_n
            or published.students_received_n < candidates.students_received_n
            or (
                published.excluded_n is null
                and candidates.excluded_n is not null
                and coalesce(published.received_n, published.students_received_n) is not null
            ),
            false
        ) as is_counted_only,
        coalesce(published.students_expected_n, published.students_received_n) is not null
        or (
            candidates.counted <> 'student_days'
            and coalesce(published.excluded_n, published.expected_n, published.received_n) is not null
        ) as is_told
    from published
    inner join candidates
        on
            published.measure = candidates.measure
            and published.unit_type = candidates.unit_type
            and published.unit_id = candidates.unit_id
            and published.group_id = candidates.group_id
            and published.slice = candidates.slice
            and published.period_start = candidates.period_start
            and published.period_end = candidates.period_end
    where candidates.is_protected
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
