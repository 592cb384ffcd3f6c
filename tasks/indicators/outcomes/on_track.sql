-- One row per unit, student group and school year that is over: of first-time ninth-graders, those with five credits
-- of full-year courses or more and at most one semester failed in a core course.
with judged as (
    select
        student_id,
        school_id,
        period_start,
        period_end,
        is_received,
        is_received and credits_earned >= 5 and core_failures_sixths <= 6 as is_on_track,
        freshest_date
    from facts.freshmen
    where is_over
),

grouped as (
    select
        school_units.unit_type,
        school_units.unit_id,
        student_groups.group_id,
        judged.period_start,
        judged.period_end,
        count(distinct case when judged.is_on_track then judged.student_id end) as numerator_n,
        count(distinct case when judged.is_received then judged.student_id end) as denominator_n,
        count(distinct judged.student_id) as expected_n,
        max(judged.freshest_date) as freshest_date
    from judged
    inner join facts.school_units on judged.school_id = school_units.school_id
    inner join facts.student_groups on judged.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5
)

select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(numerator_n as decimal(18, 3)) as numerator,
    cast(denominator_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    expected_n,
    denominator_n as received_n,
    freshest_date
from grouped
where denominator_n > 0
