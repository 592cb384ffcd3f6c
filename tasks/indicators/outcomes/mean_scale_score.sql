-- One row per unit, student group, subject and testing window: the mean of the valid scores on the test's own scale.
-- A valid result without its score is left out. Of two valid results of a student in a window the newer counts, as it
-- does for whether the student is proficient.
with scores as (
    select
        assessments.student_id,
        assessments.assessment,
        assessments.subject,
        assessments.scale_score,
        testing_windows.window_start_date
    from assessments
    inner join facts.testing_windows
        on
            assessments.assessment = testing_windows.assessment
            and assessments.subject = testing_windows.subject
            and assessments.window_start_date = testing_windows.sent_start_date
            and assessments.window_end_date = testing_windows.sent_end_date
    where assessments.status = 'valid'
    qualify
        row_number() over (
            partition by
                assessments.student_id,
                assessments.assessment,
                assessments.subject,
                testing_windows.window_start_date
            order by testing_windows.sent_start_date desc, assessments.school_id asc
        ) = 1
),

by_group as (
    select
        school_units.unit_type,
        school_units.unit_id,
        student_groups.group_id,
        testing.slice,
        testing.window_start_date as period_start,
        testing.window_end_date as period_end,
        count(*) as valid_n,
        count(scores.scale_score) as scored_n,
        sum(scores.scale_score) as score_sum
    from facts.testing
    inner join scores
        on
            testing.student_id = scores.student_id
            and testing.assessment = scores.assessment
            and testing.subject = scores.subject
            and testing.window_start_date = scores.window_start_date
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
    cast(score_sum as double) / nullif(cast(scored_n as double), 0) as value,
    scored_n as n,
    valid_n - scored_n as excluded_n,
    valid_n as expected_n,
    scored_n as received_n,
    period_end as freshest_date
from by_group
where scored_n > 0
