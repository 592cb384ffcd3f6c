-- One row per unit, student group and cohort whose four years and the summer after are over: graduates of its members.
-- Members of schools that have not said what became of theirs are missing, and no drop-outs.
with grouped as (
    select
        school_units.unit_type,
        school_units.unit_id,
        cohort_groups.group_id,
        cohort_members.period_start,
        cohort_members.period_end,
        count(*) filter (where cohort_members.is_received and cohort_members.is_graduate) as numerator_n,
        count(*) filter (where cohort_members.is_received and cohort_members.is_counted) as denominator_n,
        count(*) filter (where not cohort_members.is_counted) as excluded_n,
        count(*) filter (where cohort_members.is_counted) as expected_n,
        max(cohort_members.freshest_date) as freshest_date
    from facts.cohort_members
    inner join facts.school_units on cohort_members.school_id = school_units.school_id
    inner join facts.cohort_groups on cohort_members.student_id = cohort_groups.student_id
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
    excluded_n,
    expected_n,
    denominator_n as received_n,
    freshest_date
from grouped
where denominator_n > 0
