-- One row per series: how it is charted.
select distinct
    series,
    $chart as chart,
    $rules as rules,
    $improvement as improvement,
    $is_screened as is_screened
from points
