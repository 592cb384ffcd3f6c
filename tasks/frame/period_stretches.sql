-- One row per period and stretch of days that it is made of.
select distinct
    periods.period_start,
    periods.period_end,
    period_days.stretch_start
from periods
inner join period_days on period_days.date between periods.period_start and periods.period_end
