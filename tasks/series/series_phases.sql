-- One row per series: what its latest phase has, and whether its months are judged beside those of earlier years.
with latest as (
    select
        series,
        count(value) as points_n,
        max(date) filter (where value is not null) as latest_date,
        arg_max(month_place, date) filter (where value is not null) as latest_month_place,
        -- Schools are closed in summer: their months are no circle, and how a year goes must be known to judge one.
        coalesce(
            bool_or(is_month and value is null and extract('month' from date) in (7, 8)), false
        ) as has_summers,
        bool_and(value is null or coalesce(denominator > 0 and numerator is not null, false)) as has_counts,
        max(denominator) as most_n,
        min(denominator) as least_n
    from phased_points
    where is_latest_phase
    group by series
)

select
    series,
    points_n,
    latest_date,
    has_summers,
    has_counts,
    most_n,
    least_n,
    coalesce(latest_month_place > $baseline_years, false) as is_seasonal
from latest
