-- One row per point: the figure that is charted and the weight under it, or why there is none.
with read_points as (
    select
        points.*,
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
)

select
    series,
    phase,
    date,
    case when is_ratio and missing_why is null then numerator / denominator else value end as value,
    numerator,
    denominator,
    target,
    in_baseline and not is_excluded as in_baseline,
    is_excluded,
    missing_why,
    case
        when missing_why is not null then null
        when is_ratio then numerator / denominator
        when exponent <> 1 then pow(value, exponent)
        else value
    end as figure,
    case when missing_why is null then denominator end as weight
from judged_points
