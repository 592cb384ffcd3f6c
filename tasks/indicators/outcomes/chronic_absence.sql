-- One row per unit, student group and period: students absent at least a tenth of their days, of those with 10 days or more.
-- At a school only the days at that school count; at a level or the district a student's days are added up first.
with classified as (
    select
        student_id,
        unit_type,
        unit_id,
        period_start,
        period_end,
        enrolled_days_n,
        freshest_date,
        coalesce(reported_days_n, 0) as reported_days_n,
        coalesce(reported_days_n, 0) >= 10 as is_eligible,
        coalesce(reported_days_n, 0) >= 10 and 10 * absent_days_n >= reported_days_n as is_chronic
    from facts.student_periods
),

grouped as (
    select
        classified.unit_type,
        classified.unit_id,
        student_groups.group_id,
        classified.period_start,
        classified.period_end,
        count(*) filter (where classified.is_chronic) as chronic_n,
        count(*) filter (where classified.is_eligible) as eligible_n,
        count(*) filter (where not classified.is_eligible) as excluded_n,
        count(*) filter (where classified.enrolled_days_n > 0) as enrolled_n,
        count(*) filter (where classified.reported_days_n > 0) as received_n,
        max(classified.freshest_date) as freshest_date
    from classified
    inner join facts.student_groups on classified.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5
)

select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(chronic_n as decimal(18, 3)) as numerator,
    cast(eligible_n as decimal(18, 3)) as denominator,
    excluded_n,
    case when enrolled_n > 0 then greatest(enrolled_n, received_n) end as expected_n,
    received_n,
    freshest_date
from grouped
where eligible_n > 0
