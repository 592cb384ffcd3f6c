-- One row per point: its limits, what the rule set says of it, and why where it can say nothing.
with long_runs as (
    select
        runs.series,
        runs.phase,
        runs.position,
        coalesce(runs.next_position, widths.n + 1) as next_position
    from runs
    inner join widths on runs.series = widths.series and runs.phase = widths.phase
    inner join run_analysis on runs.series = run_analysis.series and runs.phase = run_analysis.phase
    where run_analysis.is_run_too_long and runs.length > run_analysis.longest_run_max
),

-- Positions stand for the first one that breaks: none before is 0, none after is behind the last point.
facing as (
    select
        neighbours.*,
        figures.value,
        figures.numerator,
        figures.denominator,
        figures.target,
        figures.missing_why,
        widths.n,
        widths.chart,
        widths.rules,
        widths.improvement,
        widths.exponent,
        widths.centre,
        widths.not_computable_why,
        rule_sets.version as rules_version,
        rule_sets.judges_outside,
        rule_sets.shift_n,
        rule_sets.trend_n,
        rule_sets.third_at_least,
        coalesce(not_above_after, widths.n + 1) - coalesce(not_above_before, 0) - 1 as above_n,
        coalesce(not_below_after, widths.n + 1) - coalesce(not_below_before, 0) - 1 as below_n,
        -- The point that a rise starts from belongs to it.
        coalesce(not_risen_after, widths.n + 1) - coalesce(not_risen_before, 0) as rising_n,
        coalesce(not_fallen_after, widths.n + 1) - coalesce(not_fallen_before, 0) as falling_n,
        sign(weighed_zone) * zone_2_before as toward_2_before,
        sign(weighed_zone) * zone_before as toward_before,
        sign(weighed_zone) * zone_after as toward_after,
        sign(weighed_zone) * zone_2_after as toward_2_after
    from neighbours
    inner join figures on neighbours.series = figures.series and neighbours.date = figures.date
    inner join widths on neighbours.series = widths.series and neighbours.phase = widths.phase
    inner join rule_sets on widths.rules = rule_sets.rules
),

tested as (
    select
        facing.*,
        case
            when facing.not_computable_why is not null or facing.missing_why is not null then null
            when facing.judges_outside and abs(facing.zone) = 3 then 'outside'
            -- Points left out by a person are neighbours of each other only: no rule of several points holds for them.
            when facing.is_excluded then null
            when facing.rising_n >= facing.trend_n or facing.falling_n >= facing.trend_n then 'trend'
            when
                abs(facing.weighed_zone) >= 2
                and (
                    (
                        facing.toward_2_before + facing.toward_before is not null
                        and least(facing.toward_2_before, facing.toward_before) >= facing.third_at_least
                        and greatest(facing.toward_2_before, facing.toward_before) >= 2
                    )
                    or (
                        facing.toward_before + facing.toward_after is not null
                        and least(facing.toward_before, facing.toward_after) >= facing.third_at_least
                        and greatest(facing.toward_before, facing.toward_after) >= 2
                    )
                    or (
                        facing.toward_after + facing.toward_2_after is not null
                        and least(facing.toward_after, facing.toward_2_after) >= facing.third_at_least
                        and greatest(facing.toward_after, facing.toward_2_after) >= 2
                    )
                )
                then 'two_of_three'
            when facing.zone > 0 and facing.above_n >= facing.shift_n then 'shift'
            when facing.zone < 0 and facing.below_n >= facing.shift_n then 'shift'
            when facing.zone <> 0 and long_runs.position is not null then 'shift'
        end as rule,
        facing.position = facing.n and not facing.is_excluded and run_analysis.is_crossed_too_rarely as tells_crossings
    from facing
    inner join run_analysis on facing.series = run_analysis.series and facing.phase = run_analysis.phase
    left join long_runs
        on
            facing.series = long_runs.series
            and facing.phase = long_runs.phase
            and facing.position >= long_runs.position
            and facing.position < long_runs.next_position
)

select
    series,
    date,
    value,
    numerator,
    denominator,
    phase,
    case when exponent = 1 then centre else pow(centre, 1 / exponent) end as centre,
    case when exponent = 1 then lower else pow(lower, 1 / exponent) end as lower,
    case when exponent = 1 then upper else pow(upper, 1 / exponent) end as upper,
    case when exponent = 1 then near_lower else pow(near_lower, 1 / exponent) end as near_lower,
    case when exponent = 1 then near_upper else pow(near_upper, 1 / exponent) end as near_upper,
    moving_range,
    case
        when missing_why is not null then 'missing'
        when not_computable_why is not null then 'not_computable'
        else coalesce(rule, 'common_cause')
    end as point_type,
    case
        when rule is null then null
        -- A turning point belongs to the trend that it ends.
        when rule = 'trend'
            then
                case
                    when falling_n >= trend_n and not (rising_n >= trend_n and step_side > 0) then 'down'
                    else 'up'
                end
        when zone > 0 then 'up'
        else 'down'
    end as direction,
    case
        when missing_why is not null then missing_why
        when not_computable_why is not null then not_computable_why
        when is_excluded then 'left out of the baseline and of the rules of several points'
        when tells_crossings then 'the phase crosses its centre line too rarely'
    end as note,
    target,
    is_excluded,
    chart,
    rules,
    rules_version,
    improvement
from tested
