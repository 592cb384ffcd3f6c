-- One row per series and point to be judged, with its target.
-- Counts go in only where the chart is of counts: what is judged otherwise is a value.
select
    judged_values.series,
    judged_values.phase,
    judged_values.date,
    case when series_charts.chart not in ('p', 'pp') then judged_values.judged_value end as value,
    case when series_charts.chart in ('p', 'pp') then cast(judged_values.numerator as double) end as numerator,
    case when series_charts.chart in ('p', 'pp') then cast(judged_values.denominator as double) end as denominator,
    judged_values.in_baseline,
    false as is_excluded,
    cast(null as double) as target
from judged_values
inner join series_charts on judged_values.series = series_charts.series
where series_charts.chart is not null
