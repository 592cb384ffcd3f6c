-- One row per unit, student group, subject and testing window: students who grew at least as much as is typical, of
-- those of whom the test's owner says it.
with results as (
    select
        school_units.unit_type,
        school_units.unit_id,
        student_groups.group_id,
        testing.slice,
        testing.window_start_date as period_start,
        testing.window_end_date as period_end,
        count(*) filter (where testing.met_typical_growth) as met_n,
        count(testing.met_typical_growth) as told_n,
        count(*) as valid_n
    from facts.testing
    inner join facts.school_units on testing.school_id = school_units.school_id
    inner join facts.student_groups on testing.student_id = student_groups.student_id
    where testing.status = 'valid'
    group by 1, 2, 3, 4, 5, 6
)

select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(met_n as decimal(18, 3)) as numerator,
    cast(told_n as decimal(18, 3)) as denominator,
    valid_n - told_n as excluded_n,
    valid_n as expected_n,
    told_n as received_n,
    period_end as freshest_date
from results
where told_n > 0
