-- One row per unit, student group, subject and testing window: the median of the growth percentiles that the test's
-- owner computed.
with results as (
    select
        school_units.unit_type,
        school_units.unit_id,
        student_groups.group_id,
        testing.slice,
        testing.window_start_date as period_start,
        testing.window_end_date as period_end,
        percentile_cont(0.5) within group (order by cast(testing.growth_percentile as double)) as value,
        count(testing.growth_percentile) as told_n,
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
    value,
    told_n as n,
    valid_n - told_n as excluded_n,
    valid_n as expected_n,
    told_n as received_n,
    period_end as freshest_date
from results
where told_n > 0
