-- One row per series and phase: its runs, whether anything signals, its latest point, and its limits beside the target.
with phases as (
    select
        series,
        phase,
        any_value(rules) as rules,
        any_value(rules_version) as rules_version,
        any_value(improvement) as improvement,
        count(*) filter (where not is_excluded) as n,
        count(*) filter (where point_type in ('outside', 'trend', 'two_of_three', 'shift')) as flagged_n,
        arg_max(point_type, date) filter (where not is_excluded and point_type <> 'missing') as latest_type,
        arg_max(coalesce(direction, ''), date) filter (
            where not is_excluded and point_type <> 'missing'
        ) as latest_direction,
        arg_max(target, date) as target,
        arg_max(lower, date) as lower,
        arg_max(upper, date) as upper
    from signals
    group by series, phase
)

select
    phases.series,
    phases.phase,
    phases.n,
    run_analysis.useful_n as n_useful,
    run_analysis.longest_run,
    run_analysis.longest_run_max,
    run_analysis.crossings,
    run_analysis.crossings_min,
    phases.flagged_n > 0 or run_analysis.is_run_too_long or run_analysis.is_crossed_too_rarely as signal,
    case
        when coalesce(phases.latest_type, 'not_computable') = 'not_computable' then 'not_computable'
        when phases.latest_type = 'common_cause' then 'common_cause'
        when phases.improvement = 'neutral' then 'neutral'
        when (phases.latest_direction = 'up') = (phases.improvement = 'increase') then 'improvement'
        else 'concern'
    end as variation,
    case
        when phases.target is null or phases.improvement = 'neutral' then 'none'
        when phases.lower is null then 'not_computable'
        when phases.target > phases.upper
            then case phases.improvement when 'increase' then 'fail' else 'pass' end
        when phases.target < phases.lower
            then case phases.improvement when 'increase' then 'pass' else 'fail' end
        else 'inconsistent'
    end as assurance,
    phases.flagged_n,
    widths.mean_range as range_centre,
    widths.mean_range * widths.screening_factor as range_upper,
    phases.rules,
    phases.rules_version
from phases
inner join widths on phases.series = widths.series and phases.phase = widths.phase
inner join run_analysis on phases.series = run_analysis.series and phases.phase = run_analysis.phase
