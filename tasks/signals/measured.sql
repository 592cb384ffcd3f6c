-- One row per point: its place in its phase and the point before it.
select
    series,
    phase,
    date,
    is_excluded,
    in_baseline,
    figure,
    weight,
    row_number() over phase_order as position,
    lag(figure) over phase_order as figure_before,
    lag(weight) over phase_order as weight_before,
    lag(in_baseline) over phase_order as in_baseline_before
from figures
-- Points that a person left out have neighbours of their own: the others are neighbours across them.
window phase_order as (partition by series, phase, is_excluded order by date)
