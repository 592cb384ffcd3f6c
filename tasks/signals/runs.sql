-- One row per run on one side of the centre: where it starts, where the next one does, and its useful points.
with starts as (
    select
        series,
        phase,
        position,
        useful_rank
    from neighbours
    where side <> 0 and not is_excluded and side is distinct from useful_side_before
),

useful_points as (
    select
        series,
        phase,
        max(useful_rank) as useful_n
    from neighbours
    where not is_excluded
    group by series, phase
),

runs as (
    select
        *,
        lead(position) over phase_order as next_position,
        lead(useful_rank) over phase_order as next_rank
    from starts
    window phase_order as (partition by series, phase order by position)
)

select
    runs.series,
    runs.phase,
    runs.position,
    runs.next_position,
    useful_points.useful_n,
    coalesce(runs.next_rank, useful_points.useful_n + 1) - runs.useful_rank as length
from runs
inner join useful_points on runs.series = useful_points.series and runs.phase = useful_points.phase
