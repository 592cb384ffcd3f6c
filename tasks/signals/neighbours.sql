-- One row per point: what lies around it in its phase, as the rules need it.
select
    series,
    phase,
    date,
    is_excluded,
    position,
    moving_range,
    lower,
    upper,
    near_lower,
    near_upper,
    side,
    step_side,
    zone,
    weighed_zone,
    lag(weighed_zone, 2) over phase_order as zone_2_before,
    lag(weighed_zone) over phase_order as zone_before,
    lead(weighed_zone) over phase_order as zone_after,
    lead(weighed_zone, 2) over phase_order as zone_2_after,
    last_value(case when coalesce(zone, 0) <= 0 then position end ignore nulls) over so_far as not_above_before,
    first_value(case when coalesce(zone, 0) <= 0 then position end ignore nulls) over ahead as not_above_after,
    last_value(case when coalesce(zone, 0) >= 0 then position end ignore nulls) over so_far as not_below_before,
    first_value(case when coalesce(zone, 0) >= 0 then position end ignore nulls) over ahead as not_below_after,
    last_value(case when coalesce(step_side, 0) <= 0 then position end ignore nulls) over so_far as not_risen_before,
    first_value(case when coalesce(step_side, 0) <= 0 then position end ignore nulls) over ahead as not_risen_after,
    last_value(case when coalesce(step_side, 0) >= 0 then position end ignore nulls) over so_far as not_fallen_before,
    first_value(case when coalesce(step_side, 0) >= 0 then position end ignore nulls) over ahead as not_fallen_after,
    -- A run bridges points on the centre line and missing ones.
    lag(nullif(side, 0) ignore nulls) over phase_order as useful_side_before,
    count(nullif(side, 0)) over so_far as useful_rank
from limits
window
    phase_order as (partition by series, phase, is_excluded order by position),
    so_far as (
        partition by series, phase, is_excluded order by position rows between unbounded preceding and current row
    ),
    ahead as (
        partition by series, phase, is_excluded order by position rows between 1 following and unbounded following
    )
