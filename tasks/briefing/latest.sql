-- One row per measure and slice: the period that tables show, the district's own where it has one.
with periods as (
    select
        measure,
        slice,
        period_start,
        period_end,
        bool_or(unit_type = 'district') as has_district,
        -- What hides one measure of a test may be few who did not take it: another measure of it tells how many did.
        max(
            max(
                case
                    when unit_type <> 'district' or group_id <> 'all' or origin <> 'student rows' then null
                    when is_shown then n
                    when hidden_reason = 'to protect small groups' then 0
                end
            )
        ) over (partition by slice, period_start, period_end) as students_n
    from figures
    group by measure, slice, period_start, period_end
),

-- A testing window that hardly anybody was tested in says nothing of the district: rows of wrong dates, or a trial.
hardly_tested as (
    select distinct
        periods.measure,
        periods.slice,
        periods.period_start,
        periods.period_end
    from periods
    inner join periods as others
        on
            periods.measure = others.measure
            and periods.slice = others.slice
            and abs(date_diff('day', periods.period_end, others.period_end)) <= 366
            and 10 * periods.students_n < others.students_n
),

newest as (
    select
        periods.measure,
        periods.slice,
        periods.period_start,
        periods.period_end
    from periods
    left join hardly_tested
        on
            periods.measure = hardly_tested.measure
            and periods.slice = hardly_tested.slice
            and periods.period_start = hardly_tested.period_start
            and periods.period_end = hardly_tested.period_end
    qualify row_number() over (
        partition by periods.measure, periods.slice
        order by
            periods.has_district desc,
            (hardly_tested.measure is null) desc,
            periods.period_end desc,
            periods.period_start asc
    ) = 1
)

-- A slice that has not been measured for a year is history, told year by year and not as the present.
select
    measure,
    slice,
    period_start,
    period_end
from newest
qualify date_diff('day', period_end, max(period_end) over (partition by measure)) <= 366
