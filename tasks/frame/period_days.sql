-- One row per day, with the stretch of days it lies in.
-- Stretches are cut wherever a period begins or ends, so that each period is made of whole ones.
with cuts as (
    select period_start as cut_date from periods
    union
    select cast(period_end + interval 1 day as date) as cut_date from periods
),

stretches as (
    select
        cut_date as stretch_start,
        lead(cut_date) over (order by cut_date) as next_start
    from cuts
)

select
    cast(day as date) as date,
    stretches.stretch_start
from stretches
cross join
    generate_series(stretches.stretch_start, stretches.next_start - interval 1 day, interval 1 day)
        as series (day)
where stretches.next_start is not null
