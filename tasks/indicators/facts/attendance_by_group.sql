-- One row per unit, student group and period: days, and students by how much of their days they missed.
-- Chronically absent: at least a tenth of the days missed, of students with at least 10 days (EDFacts FS195).
-- Received are days of those expected, and students of whom most came; where nobody is expected, all reported.
with judged as (
    select
        student_id,
        unit_type,
        unit_id,
        period_start,
        period_end,
        enrolled_days_n,
        reported_days_n,
        received_days_n,
        present_days,
        is_received,
        freshest_date,
        coalesce(reported_days_n >= 10, false) as is_eligible,
        coalesce(reported_days_n >= 10 and 10 * absent_days_n >= reported_days_n, false) as is_chronic
    from facts.student_periods
)

select
    judged.unit_type,
    judged.unit_id,
    student_groups.group_id,
    judged.period_start,
    judged.period_end,
    cast(sum(judged.present_days) as decimal(18, 3)) as present_days,
    cast(sum(judged.reported_days_n) as bigint) as reported_days_n,
    cast(sum(judged.enrolled_days_n) as bigint) as enrolled_days_n,
    cast(
        case
            when count(judged.enrolled_days_n) = 0 then sum(judged.reported_days_n)
            else coalesce(sum(judged.received_days_n), 0)
        end
        as bigint
    ) as received_days_n,
    count(*) filter (where judged.is_chronic) as chronic_n,
    count(*) filter (where judged.is_eligible) as eligible_n,
    count(*) filter (where not judged.is_eligible) as short_stay_n,
    count(*) filter (where judged.enrolled_days_n > 0) as enrolled_n,
    count(*) filter (where judged.reported_days_n > 0) as reported_n,
    case
        when count(judged.enrolled_days_n) = 0 then count(*) filter (where judged.reported_days_n > 0)
        else count(*) filter (where judged.is_received)
    end as received_n,
    max(judged.freshest_date) as freshest_date
from judged
inner join facts.student_groups on judged.student_id = student_groups.student_id
group by 1, 2, 3, 4, 5
