-- One row per measure of student-days and month that lies in the cycle only in part, where there were days in the
-- other part too: the month less the cycle would tell of these days alone.
with days as (
    select
        measures.measure,
        measures.period_start,
        measures.period_end,
        periods.is_month,
        periods.is_month
        and measures.period_start >= cycle.start_date
        and measures.period_end <= cycle.end_date as is_inside,
        periods.is_month
        and measures.period_start <= cycle.end_date
        and measures.period_end >= cycle.start_date as is_in_part,
        measures.period_start = cycle.start_date and measures.period_end = cycle.end_date as is_cycle,
        sum(measures.denominator) as days_n
    from measures
    inner join meanings on measures.measure = meanings.measure
    inner join periods on measures.period_start = periods.period_start and measures.period_end = periods.period_end
    cross join cycle
    where
        meanings.counted = 'student_days'
        and measures.origin = 'student rows'
        and measures.group_id = 'all'
        and measures.unit_type = 'school'
    group by 1, 2, 3, 4, 5, 6, 7
),

beyond as (
    select
        measure,
        sum(days_n) filter (where is_in_part)
        - coalesce(sum(days_n) filter (where is_cycle), 0) as days_n
    from days
    group by 1
)

select
    days.measure,
    days.period_start,
    days.period_end
from days
inner join beyond on days.measure = beyond.measure
where days.is_in_part and not days.is_inside and not days.is_cycle and beyond.days_n <> 0
