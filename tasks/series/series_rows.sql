-- One row per series: what it has, how it was judged, and the signal that its latest point is part of.
with reversed as (
    select
        told_points.*,
        row_number() over (partition by series order by date desc) as place,
        lead(value) over (partition by series order by date desc) as value_before
    from told_points
    where is_latest_phase and value is not null
),

latest as (
    select * from reversed
    where place = 1
),

-- Between which values those lie that a series is compared with.
compared as (
    select
        series,
        min(value) as lowest,
        max(value) as highest
    from reversed
    where in_baseline
    group by series
),

-- How many points in a row, back from the latest, are higher than all of these, or lower; none of them is one of these.
beyond as (
    select
        reversed.series,
        coalesce(min(reversed.place) filter (where reversed.value <= compared.highest) - 1, 0) as higher_n,
        coalesce(min(reversed.place) filter (where reversed.value >= compared.lowest) - 1, 0) as lower_n
    from reversed
    inner join compared on reversed.series = compared.series
    group by reversed.series
),

-- The point from which on two levels say most of a series, with points enough on either side: nearly all, which a
-- series that only drifts never gives (three quarters of a straight line).
split as (
    select
        series,
        period_start,
        row_number() over (partition by series order by date) - 1 as before_n,
        count(*) over (partition by series) as points_n,
        var_pop(value - centre) over (partition by series) as variance,
        avg(value - centre) over (
            partition by series
            order by date rows between unbounded preceding and 1 preceding
        ) as mean_before,
        avg(value - centre) over (
            partition by series
            order by date rows between current row and unbounded following
        ) as mean_from
    from reversed
    where centre is not null
),

steps as (
    select
        series,
        arg_max(period_start, pow(mean_from - mean_before, 2) * before_n * (points_n - before_n)) as step_start_date
    from split
    where
        before_n >= $fewest_after
        and points_n - before_n >= $fewest_after
        and pow(mean_from - mean_before, 2) * before_n * (points_n - before_n)
        >= $least_told * variance * pow(points_n, 2)
    group by series
),

-- The first point, backwards, that does not go on with what the latest one shows.
ends as (
    select
        reversed.series,
        coalesce(
            min(reversed.place) filter (where reversed.side is distinct from latest.side) - 1, max(reversed.place)
        ) as run_n,
        min(reversed.place) filter (
            where coalesce(sign(reversed.value - reversed.value_before), 0)
            <> case latest.direction when 'up' then 1 else -1 end
        ) as other_step_place,
        coalesce(
            min(reversed.place) filter (
                where reversed.point_type <> 'outside' or reversed.direction is distinct from latest.direction
            ) - 1,
            max(reversed.place)
        ) as outside_in_a_row_n,
        max(reversed.place) as points_n,
        count(*) filter (where reversed.point_type in ('outside', 'trend', 'two_of_three', 'shift')) as flagged_n,
        count(*) filter (
            where reversed.in_baseline and reversed.point_type in ('outside', 'trend', 'two_of_three', 'shift')
        ) as baseline_flagged_n,
        count(*) filter (
            where
            reversed.place <= $recent_n
            and reversed.point_type = 'outside'
            and reversed.direction = latest.direction
        ) as recent_outside_n,
        max(reversed.place) filter (
            where
            reversed.place <= $recent_n
            and reversed.point_type = 'outside'
            and reversed.direction = latest.direction
        ) as first_outside_place
    from reversed
    inner join latest on reversed.series = latest.series
    group by reversed.series
),

signalled as (
    select
        latest.*,
        ends.points_n,
        ends.flagged_n,
        ends.baseline_flagged_n,
        greatest(ends.recent_outside_n, ends.outside_in_a_row_n) as recent_outside_n,
        ends.run_n,
        case latest.point_type
            when 'shift' then ends.run_n
            when 'trend' then coalesce(ends.other_step_place, ends.points_n)
            when 'two_of_three' then least(3, ends.points_n)
            when 'outside' then greatest(ends.first_outside_place, ends.outside_in_a_row_n)
        end as signal_n
    from latest
    inner join ends on latest.series = ends.series
),

named as (
    select
        series,
        any_value(measure) as measure,
        any_value(slice) as slice,
        any_value(unit_type) as unit_type,
        any_value(unit_id) as unit_id,
        bool_and(is_month) as is_month
    from dated_figures
    group by series
)

select
    named.measure,
    named.slice,
    named.unit_type,
    named.unit_id,
    named.is_month,
    signalled.points_n,
    series_charts.judged_n,
    series_phases.is_seasonal,
    series_phases.has_summers,
    series_charts.is_correlated,
    series_charts.lag_1,
    coalesce(series_charts.chart, '') as chart,
    coalesce(signalled.rules, '') as rules,
    coalesce(signalled.rules_version, '') as rules_version,
    series_charts.baseline_n,
    series_charts.baseline_start_date,
    series_charts.baseline_end_date,
    signalled.period_start,
    signalled.period_end,
    signalled.value,
    signalled.centre,
    signalled.lower,
    signalled.upper,
    coalesce(signalled.point_type, '') as point_type,
    coalesce(signalled.direction, '') as direction,
    case when signalled.point_type = 'not_computable' then coalesce(signalled.note, '') else '' end
        as not_computable_why,
    signalled.flagged_n,
    signalled.baseline_flagged_n,
    signalled.recent_outside_n,
    signalled.signal_n,
    coalesce(beyond.higher_n, 0) as higher_n,
    coalesce(beyond.lower_n, 0) as lower_n,
    summaries.crossings as crossings_n,
    summaries.crossings_min,
    steps.step_start_date,
    first_of_signal.period_start as signal_start_date,
    signalled.run_n,
    first_of_run.period_start as run_start_date,
    coalesce(notes.kind, '') as phase_kind,
    notes.start_date as phase_start_date,
    coalesce(notes.text, '') as phase_text,
    coalesce(notes.author, '') as phase_author
from signalled
inner join named on signalled.series = named.series
inner join series_phases on signalled.series = series_phases.series
inner join series_charts on signalled.series = series_charts.series
left join summaries on signalled.series = summaries.series and signalled.phase = summaries.phase
left join beyond on signalled.series = beyond.series
left join steps on signalled.series = steps.series
left join reversed as first_of_signal
    on signalled.series = first_of_signal.series and signalled.signal_n = first_of_signal.place
left join reversed as first_of_run
    on signalled.series = first_of_run.series and signalled.run_n = first_of_run.place
left join notes on signalled.phase_note_id = notes.note_id
order by named.measure, named.slice, named.unit_type, named.unit_id
