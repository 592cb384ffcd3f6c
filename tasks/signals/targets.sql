-- One row per point of a file that has a target: its series, its date as it is written, and the target.
select
    signals.series,
    given_dates.date_text as date,
    signals.target
from signals
inner join given_dates on signals.series = given_dates.series and signals.date = given_dates.date
where signals.target is not null
