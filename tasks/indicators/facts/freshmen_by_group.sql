-- One row per unit, student group and school year, over or so far: first-time ninth-graders, those with marks, and of
-- these those who failed at most one semester of a core course, and those who earned five credits beside.
with judged as (
    select
        student_id,
        school_id,
        period_start,
        period_end,
        is_over,
        is_received,
        is_received and core_failures_sixths <= 6 as has_few_failures,
        is_received and core_failures_sixths <= 6 and credits_earned >= 5 as is_on_track,
        freshest_date
    from facts.freshmen
)

select
    school_units.unit_type,
    school_units.unit_id,
    student_groups.group_id,
    judged.period_start,
    judged.period_end,
    judged.is_over,
    count(distinct judged.student_id) as expected_n,
    count(distinct case when judged.is_received then judged.student_id end) as received_n,
    count(distinct case when judged.has_few_failures then judged.student_id end) as few_failures_n,
    count(distinct case when judged.is_on_track then judged.student_id end) as on_track_n,
    max(judged.freshest_date) as freshest_date
from judged
inner join facts.school_units on judged.school_id = school_units.school_id
inner join facts.student_groups on judged.student_id = student_groups.student_id
group by 1, 2, 3, 4, 5, 6
