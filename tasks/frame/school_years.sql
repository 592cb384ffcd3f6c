-- One row per school year that indicators look back on, the cycle's own last.
with places as (
    select
        cast($start_month as integer) as start_month,
        cast($start_day as integer) as start_day,
        year(end_date) as end_year,
        case
            when end_date < make_date(year(end_date), cast($start_month as integer), cast($start_day as integer)) then 1
            else 0
        end as before_start
    from cycle
),

starts as (
    select
        make_date(end_year - before_start - years_ago, start_month, start_day) as start_date,
        make_date(end_year - before_start - years_ago + 1, start_month, start_day) as next_start_date
    from places
    cross join generate_series(0, cast($years_back as integer) - 1) as series (years_ago)
)

select
    start_date,
    cast(next_start_date - interval 1 day as date) as end_date
from starts
