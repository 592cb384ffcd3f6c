-- One row per series and point, on the scale of the measure: its limits, and what the rules say of it.
-- Limits are drawn where a phase has points enough for them; those of a seasonal series follow the months.
with phases as (
    select
        series,
        phase,
        count(judged_value) as judged_n
    from judged_values
    group by series, phase
)

select
    judged_values.series,
    judged_values.date,
    judged_values.period_start,
    judged_values.period_end,
    judged_values.phase,
    judged_values.is_latest_phase,
    judged_values.phase_note_id,
    judged_values.numerator,
    judged_values.denominator,
    judged_values.value,
    judged_values.in_baseline,
    series_charts.chart,
    signals.rules,
    signals.rules_version,
    case
        when judged_values.value is not null and phases.judged_n >= $fewest_for_runs
            then judged_values.level + signals.centre / judged_values.scale
    end as centre,
    case
        when judged_values.value is not null and phases.judged_n >= $fewest_for_limits
            then judged_values.level + signals.lower / judged_values.scale
    end as lower,
    case
        when judged_values.value is not null and phases.judged_n >= $fewest_for_limits
            then judged_values.level + signals.upper / judged_values.scale
    end as upper,
    sign(judged_values.judged_value - signals.centre) as side,
    case when phases.judged_n >= $fewest_for_limits then signals.point_type end as point_type,
    case when phases.judged_n >= $fewest_for_limits then signals.direction end as direction,
    signals.note
from judged_values
inner join phases on judged_values.series = phases.series and judged_values.phase = phases.phase
left join series_charts on judged_values.series = series_charts.series
left join signals on judged_values.series = signals.series and judged_values.date = signals.date
