-- One row per school and cohort that is over, of which it has members or, while it is open, had some in the one before:
-- whether it has said what became of them.
with sent as (
    select
        school_id,
        period_start,
        period_end,
        max(case when is_received then 1 else 0 end) = 1 as is_received,
        max(freshest_date) as freshest_date
    from facts.cohort_members
    group by school_id, period_start, period_end
),

cohorts as (
    select distinct
        period_start,
        period_end
    from sent
),

expected as (
    select
        school_id,
        period_start,
        period_end
    from sent
    union
    select
        sent.school_id,
        cohorts.period_start,
        cohorts.period_end
    from sent
    inner join cohorts on cast(sent.period_end + interval 1 day as date) = cohorts.period_start
    inner join schools on sent.school_id = schools.school_id
    where coalesce(schools.closed_date, cohorts.period_end) >= cohorts.period_end
)

select
    expected.school_id,
    expected.period_start,
    expected.period_end,
    coalesce(sent.is_received, false) as is_received,
    sent.freshest_date
from expected
left join sent
    on
        expected.school_id = sent.school_id
        and expected.period_start = sent.period_start
        and expected.period_end = sent.period_end
