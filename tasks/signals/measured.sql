-- One row per point: the figure that is charted, its weight, or why there is none, and the point before it in its phase.
with read_points as (
    select
        points.series,
        points.phase,
        points.date,
        points.value,
        points.numerator,
        points.denominator,
        points.target,
        points.in_baseline and not points.is_excluded as in_baseline,
        points.is_excluded,
        charted.chart,
        chart_kinds.exponent,
        chart_kinds.takes_counts or (points.value is null and points.denominator is not null) as is_ratio,
        chart_kinds.floor,
        chart_kinds.ceiling
    from points
    inner join charted on points.series = charted.series
    inner join chart_kinds on charted.chart = chart_kinds.chart
),

judged_points as (
    select
        *,
        case
            when is_ratio and numerator is null then 'no numerator'
            when is_ratio and denominator is null then 'no denominator'
            when is_ratio and not (isfinite(numerator) and isfinite(denominator)) then 'not a finite number'
            when is_ratio and denominator = 0 then 'the denominator is zero'
            when is_ratio and denominator < 0 then 'the denominator is below zero'
            when is_ratio and not isfinite(numerator / denominator) then 'not a finite number'
            when is_ratio and numerator < 0 and floor = 0 then 'the numerator is below zero'
            when is_ratio and numerator > denominator and ceiling = 1 then 'the numerator is above the denominator'
            when not is_ratio and value is null then 'no value'
            when not is_ratio and not isfinite(value) then 'not a finite number'
            when not is_ratio and value < 0 and floor = 0 then 'the value is below zero'
        end as missing_why
    from read_points
),

figures as (
    select
        *,
        case
            when missing_why is not null then null
            when is_ratio then numerator / denominator
            when exponent <> 1 then pow(value, exponent)
            else value
        end as figure,
        case when missing_why is null then denominator end as weight,
        case when missing_why is null then numerator end as counted
    from judged_points
)

select
    series,
    phase,
    date,
    case when is_ratio then figure else value end as value,
    numerator,
    denominator,
    target,
    chart,
    in_baseline,
    is_excluded,
    missing_why,
    figure,
    weight,
    counted,
    row_number() over phase_order as position,
    lag(figure) over phase_order as figure_before,
    lag(weight) over phase_order as weight_before,
    lag(in_baseline) over phase_order as in_baseline_before
from figures
-- Points that a person left out have neighbours of their own: the others are neighbours across them.
window phase_order as (partition by series, phase, is_excluded order by date)
