-- One row per point of a file, in the order of its series and dates, for people and scripts.
select
    signals.series,
    given_dates.date_text as date,
    signals.value,
    signals.numerator,
    signals.denominator,
    signals.phase,
    signals.centre,
    signals.lower,
    signals.upper,
    signals.near_lower,
    signals.near_upper,
    signals.moving_range,
    signals.point_type,
    signals.direction,
    signals.note
from signals
inner join given_dates on signals.series = given_dates.series and signals.date = given_dates.date
order by min(given_dates.row_number) over (partition by signals.series), signals.date
