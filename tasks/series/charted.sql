-- One row per series that is judged: its chart and rules, and which way is better.
select
    series_charts.series,
    series_charts.chart,
    rules_by_chart.rules,
    case series_forms.direction when 'up' then 'increase' when 'down' then 'decrease' else 'neutral' end as improvement,
    rules_by_chart.is_screened
from series_charts
inner join rules_by_chart on series_charts.chart = rules_by_chart.chart
inner join (select distinct series, direction from dated_figures) as series_forms
    on series_charts.series = series_forms.series
