-- One row per series and phase: its runs and crossings beside what chance allows.
with counted as (
    select
        series,
        phase,
        max(useful_n) as useful_n,
        max(length) as longest_run,
        count(*) - 1 as crossings
    from runs
    group by series, phase
)

select
    widths.series,
    widths.phase,
    coalesce(counted.useful_n, 0) as useful_n,
    counted.longest_run,
    run_limits.longest_run_max,
    counted.crossings,
    run_limits.crossings_min,
    rule_sets.judges_runs and widths.not_computable_why is null
    and coalesce(counted.longest_run > run_limits.longest_run_max, false) as is_run_too_long,
    rule_sets.judges_runs and widths.not_computable_why is null
    and coalesce(counted.crossings < run_limits.crossings_min, false) as is_crossed_too_rarely
from widths
inner join rule_sets on widths.rules = rule_sets.rules
left join counted on widths.series = counted.series and widths.phase = counted.phase
left join run_limits on counted.useful_n = run_limits.useful_n
