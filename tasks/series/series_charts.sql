-- One row per series: the chart that its latest phase is judged by, none where it has too few points.
with steps as (
    select
        series,
        date,
        value,
        denominator,
        judged_value,
        in_baseline,
        is_latest_phase,
        judged_value - avg(judged_value) filter (where in_baseline) over (partition by series, phase) as deviation
    from judged_values
),

paired as (
    select
        *,
        case when in_baseline then deviation end as baseline_deviation,
        lag(case when in_baseline then deviation end) over phase_order as deviation_before
    from steps
    window phase_order as (partition by series, is_latest_phase order by date)
),

measured as (
    select
        series,
        count(judged_value) as judged_n,
        count(judged_value) filter (where in_baseline) as baseline_n,
        min(date) filter (where in_baseline and judged_value is not null) as baseline_start_date,
        max(date) filter (where in_baseline and judged_value is not null) as baseline_end_date,
        -- How much a point is like the one before; a real change after the baseline is none of it.
        -- Values that differ by less than their digits can tell do not vary.
        case
            when sum(baseline_deviation * baseline_deviation) > pow(1e-12 * max(abs(value)), 2)
                then sum(baseline_deviation * deviation_before) / sum(baseline_deviation * baseline_deviation)
        end as lag_1,
        avg(value) filter (where in_baseline) as level
    from paired
    where is_latest_phase
    group by series
)

select
    measured.series,
    measured.judged_n,
    measured.baseline_n,
    measured.baseline_start_date,
    measured.baseline_end_date,
    measured.lag_1,
    coalesce(abs(measured.lag_1) > $most_correlation, false) as is_correlated,
    case
        when measured.judged_n < $fewest_for_runs then null
        -- The seasons of a school year are not known before they have come twice.
        when series_phases.has_summers and not series_phases.is_seasonal then null
        when measured.judged_n < $fewest_for_limits or coalesce(abs(measured.lag_1) > $most_correlation, false)
            then 'run'
        when
            series_phases.has_counts
            and series_forms.form = 'proportion'
            and series_phases.least_n * least(measured.level, 1 - measured.level) < $fewest_expected
            then 'run'
        when series_phases.is_seasonal or not (series_phases.has_counts and series_forms.form = 'proportion') then 'xmr'
        when series_phases.most_n > $large_n or series_phases.most_n > $most_variation * series_phases.least_n then 'pp'
        else 'p'
    end as chart
from measured
inner join series_phases on measured.series = series_phases.series
inner join (select distinct series, form from dated_figures) as series_forms on measured.series = series_forms.series
