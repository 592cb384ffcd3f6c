-- One row per series and point: the value that is judged. Of a seasonal series that is how far it lies from the usual
-- level of its month, the mean of the first years, on one scale: a mean of k months holds one part in k of each, so
-- that those in it vary less around it, by k - 1 parts of k, and later ones more, by k + 1.
with usual as (
    select
        series,
        phase,
        extract('month' from date) as calendar_month,
        count(value) as years_n,
        avg(value) as usual_level
    from phased_points
    where month_place <= $baseline_years
    group by series, phase, extract('month' from date)
),

scaled as (
    select
        phased_points.*,
        series_phases.is_seasonal,
        usual.usual_level,
        case
            when usual.years_n < 2 then null
            when phased_points.month_place <= $baseline_years then sqrt(usual.years_n / (usual.years_n - 1))
            else sqrt(usual.years_n / (usual.years_n + 1))
        end as scale
    from phased_points
    inner join series_phases on phased_points.series = series_phases.series
    left join usual
        on
            phased_points.series = usual.series
            and phased_points.phase = usual.phase
            and extract('month' from phased_points.date) = usual.calendar_month
),

valued as (
    select
        *,
        case when is_seasonal then (value - usual_level) * scale else value end as judged_value
    from scaled
)

select
    series,
    date,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    phase,
    phase_note_id,
    is_latest_phase,
    is_seasonal,
    case when is_seasonal then usual_level else 0 end as level,
    case when is_seasonal then scale else 1 end as scale,
    judged_value,
    case when is_seasonal then month_place <= $baseline_years else place <= $baseline_points end as in_baseline
from valued
