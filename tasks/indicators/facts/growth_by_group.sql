-- One row per unit, student group, subject and testing window: students with a valid score, those of whom the test's
-- owner says whether growth is typical and of whom it is, and those with a growth percentile, its median and mean.
select
    school_units.unit_type,
    school_units.unit_id,
    student_groups.group_id,
    testing.slice,
    testing.window_start_date as period_start,
    testing.window_end_date as period_end,
    count(*) as valid_n,
    count(testing.met_typical_growth) as told_n,
    count(*) filter (where testing.met_typical_growth) as met_n,
    count(testing.growth_percentile) as ranked_n,
    percentile_cont(0.5) within group (order by cast(testing.growth_percentile as double)) as median_percentile,
    cast(sum(testing.growth_percentile) as double)
    / nullif(cast(count(testing.growth_percentile) as double), 0) as mean_percentile
from facts.testing
inner join facts.school_units on testing.school_id = school_units.school_id
inner join facts.student_groups on testing.student_id = student_groups.student_id
where testing.status = 'valid'
group by 1, 2, 3, 4, 5, 6
