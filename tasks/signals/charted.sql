-- One row per series: how it is charted.
select distinct
    series,
    cast($chart as varchar) as chart,
    cast($rules as varchar) as rules,
    cast($improvement as varchar) as improvement,
    cast($is_screened as boolean) as is_screened
from points
