-- One row per unit, student group, subject and testing window: proficient students of those with a valid score.
with grouped as (
    select
        school_units.unit_type,
        school_units.unit_id,
        student_groups.group_id,
        testing.slice,
        testing.window_start_date as period_start,
        testing.window_end_date as period_end,
        count(*) filter (where testing.status = 'valid' and testing.is_proficient) as numerator_n,
        count(*) filter (where testing.status = 'valid') as denominator_n,
        count(*) filter (where testing.status <> 'valid' and testing.is_sent) as excluded_n,
        count(*) filter (where testing.status <> 'exempt' and testing.has_roster) as roster_n,
        count(*) filter (
            where testing.status = 'valid' or (testing.status <> 'exempt' and testing.has_roster)
        ) as expected_n,
        count(*) filter (where testing.status = 'valid') as received_n
    from facts.testing
    inner join facts.school_units on testing.school_id = school_units.school_id
    inner join facts.student_groups on testing.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5, 6
)

select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(numerator_n as decimal(18, 3)) as numerator,
    cast(denominator_n as decimal(18, 3)) as denominator,
    excluded_n,
    case when roster_n > 0 then expected_n end as expected_n,
    received_n,
    period_end as freshest_date
from grouped
where denominator_n > 0
