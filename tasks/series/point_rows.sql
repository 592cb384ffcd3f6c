-- One row per point of a series, in the order of its periods.
select
    named.measure,
    named.slice,
    named.unit_type,
    named.unit_id,
    told_points.period_start,
    told_points.period_end,
    told_points.phase,
    told_points.numerator,
    told_points.denominator,
    told_points.value,
    told_points.centre,
    told_points.lower,
    told_points.upper,
    coalesce(told_points.point_type, '') as point_type,
    coalesce(told_points.direction, '') as direction
from told_points
inner join (select distinct series, measure, slice, unit_type, unit_id from dated_figures) as named
    on told_points.series = named.series
order by told_points.series, told_points.date
