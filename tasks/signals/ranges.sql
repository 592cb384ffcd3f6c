-- One row per point: its figure beside the centre, and its moving range in the units that its chart's width rests on.
with beside_centre as (
    select
        measured.series,
        measured.phase,
        measured.date,
        measured.is_excluded,
        measured.position,
        measured.figure,
        measured.weight,
        measured.figure_before,
        measured.weight_before,
        measured.in_baseline and measured.in_baseline_before as is_baseline_range,
        centres.spread,
        centres.tolerance,
        -- What differs by less than the tolerance is equal: a mean of equal values need not be that value.
        case when abs(figure - centre) <= tolerance then 0 else figure - centre end as deviation,
        case when abs(figure_before - centre) <= tolerance then 0 else figure_before - centre end as deviation_before,
        case when abs(figure - figure_before) <= tolerance then 0 else figure - figure_before end as step,
        sqrt(greatest(centre * (1 - centre), 0)) as binomial_sigma
    from measured
    inner join centres on measured.series = centres.series and measured.phase = centres.phase
)

select
    series,
    phase,
    date,
    is_excluded,
    position,
    figure,
    weight,
    is_baseline_range,
    cast(sign(deviation) as tinyint) as side,
    cast(sign(step) as tinyint) as step_side,
    case spread
        when 'moving_range' then abs(step)
        when 'standardised'
            then
                abs(deviation * sqrt(weight) - deviation_before * sqrt(weight_before)) / nullif(binomial_sigma, 0)
        when 'normalised' then sqrt(pi() / 2) * abs(step) / sqrt(1 / weight + 1 / weight_before)
    end as moving_range
from beside_centre
