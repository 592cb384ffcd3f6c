-- One row per series and point, and one per month between its first and last that has none: its phase, and how often
-- its month has been in that phase before.
with spans as (
    select
        series,
        measure,
        unit_type,
        unit_id,
        is_month,
        min(date) as first_date,
        max(date) as last_date,
        min(period_end) as first_end
    from dated_figures
    group by series, measure, unit_type, unit_id, is_month
),

dates as (
    select
        series,
        cast(unnest(generate_series(first_date, last_date, interval 1 month)) as date) as date
    from spans
    where is_month
    union all
    select
        series,
        date
    from dated_figures
    where not is_month
),

filled as (
    select
        spans.series,
        spans.measure,
        spans.unit_type,
        spans.unit_id,
        spans.is_month,
        spans.first_end,
        dates.date,
        coalesce(dated_figures.period_start, dates.date) as period_start,
        coalesce(dated_figures.period_end, last_day(dates.date)) as period_end,
        dated_figures.numerator,
        dated_figures.denominator,
        dated_figures.value
    from spans
    inner join dates on spans.series = dates.series
    left join dated_figures on dates.series = dated_figures.series and dates.date = dated_figures.date
),

-- A phase starts with the first point that is of it; one that starts with the first point of all starts nothing new.
phased as (
    select
        filled.series,
        filled.date,
        any_value(filled.is_month) as is_month,
        any_value(filled.period_start) as period_start,
        any_value(filled.period_end) as period_end,
        any_value(filled.numerator) as numerator,
        any_value(filled.denominator) as denominator,
        any_value(filled.value) as value,
        cast(1 + count(distinct notes.start_date) as integer) as phase,
        arg_max(notes.note_id, notes.start_date) as phase_note_id
    from filled
    left join notes
        on
            filled.measure = notes.measure
            and notes.kind in ('phase', 'definition_change')
            and filled.period_end >= notes.start_date
            and filled.first_end < notes.start_date
            and coalesce(notes.unit_type, filled.unit_type) = filled.unit_type
            and coalesce(notes.unit_id, filled.unit_id) = filled.unit_id
    group by filled.series, filled.date
)

select
    series,
    date,
    is_month,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    phase,
    phase_note_id,
    phase = max(phase) over (partition by series) as is_latest_phase,
    count(value) over (partition by series, phase order by date) as place,
    case
        when is_month
            then count(value) over (partition by series, phase, extract('month' from date) order by date)
    end as month_place
from phased
