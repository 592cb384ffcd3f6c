-- One row per series and phase: the centre of its baseline, and the difference within which figures count as equal.
with baselines as (
    select
        measured.series,
        measured.phase,
        charted.chart,
        count(*) filter (where not is_excluded) as n,
        count(*) filter (where in_baseline and figure is not null) as baseline_n,
        max(abs(figure)) as scale,
        avg(figure) filter (where in_baseline) as mean_figure,
        median(figure) filter (where in_baseline and chart_kinds.centre = 'median') as median_figure,
        sum(figure * weight) filter (where in_baseline)
        / nullif(sum(weight) filter (where in_baseline), 0) as pooled_figure
    from measured
    inner join charted on measured.series = charted.series
    inner join chart_kinds on charted.chart = chart_kinds.chart
    group by measured.series, measured.phase, charted.chart
)

select
    baselines.series,
    baselines.phase,
    charted.chart,
    charted.rules,
    charted.improvement,
    charted.is_screened,
    chart_kinds.spread,
    chart_kinds.is_weighted,
    chart_kinds.exponent,
    chart_kinds.floor,
    chart_kinds.ceiling,
    chart_kinds.sigma_per_range,
    chart_kinds.screening_factor,
    baselines.n,
    baselines.baseline_n,
    baselines.scale * 1e-12 as tolerance,
    baselines.mean_figure,
    case chart_kinds.centre
        when 'pooled' then baselines.pooled_figure
        when 'median' then baselines.median_figure
        else baselines.mean_figure
    end as centre
from baselines
inner join charted on baselines.series = charted.series
inner join chart_kinds on charted.chart = chart_kinds.chart
