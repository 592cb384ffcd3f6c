-- One row per school year that indicators look back on, the cycle's own last.
select
    make_date(year(cycle.end_date) - cast(cycle.end_date < start_in_year as integer) - years_ago, start_month, start_day)
        as start_date,
    cast(
        make_date(
            year(cycle.end_date) - cast(cycle.end_date < start_in_year as integer) - years_ago + 1, start_month, start_day
        ) - interval 1 day
        as date
    ) as end_date
from (
    select
        cycle.end_date,
        cast($start_month as integer) as start_month,
        cast($start_day as integer) as start_day,
        make_date(year(cycle.end_date), cast($start_month as integer), cast($start_day as integer)) as start_in_year
    from cycle
) as cycle
cross join generate_series(0, cast($years_back as integer) - 1) as series (years_ago)
