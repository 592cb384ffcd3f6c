-- One row per measure and slice: the period that tables show, the district's own where it has one.
with periods as (
    select
        measure,
        slice,
        period_start,
        period_end,
        bool_or(unit_type = 'district') as has_district
    from figures
    group by measure, slice, period_start, period_end
),

newest as (
    select
        measure,
        slice,
        period_start,
        period_end
    from periods
    qualify row_number() over (
        partition by measure, slice
        order by has_district desc, period_end desc, period_start asc
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
