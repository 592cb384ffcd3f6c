-- One row per unit, student group, subject and testing window: tested students of those who should have been.
-- Schools that have sent nothing of a window are missing, and not untested.
with grouped as (
    select
        school_units.unit_type,
        school_units.unit_id,
        student_groups.group_id,
        testing.slice,
        testing.window_start_date as period_start,
        testing.window_end_date as period_end,
        count(*) filter (where testing.status in ('valid', 'invalid')) as numerator_n,
        count(*) filter (where testing.status <> 'exempt' and testing.is_sent) as denominator_n,
        count(*) filter (where testing.status = 'exempt') as excluded_n,
        count(*) filter (where testing.status <> 'exempt') as expected_n,
        count(*) filter (where testing.status = 'valid') as received_n
    from facts.testing
    inner join facts.school_units on testing.school_id = school_units.school_id
    inner join facts.student_groups on testing.student_id = student_groups.student_id
    where testing.has_roster
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
    expected_n,
    received_n,
    period_end as freshest_date
from grouped
where denominator_n > 0
