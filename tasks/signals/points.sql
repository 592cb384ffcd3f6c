-- One row per row of the file: a point with its phase, and whether it is in the baseline of that phase.
with starts as (
    select unnest(cast($phase_starts as date[])) as start_date
),

dated as (
    select
        *,
        cast(date as date) as day,
        cast(min(date) over (partition by series) as date) as first_day
    from typed
),

phased as (
    select
        series,
        date,
        value,
        numerator,
        denominator,
        target,
        -- A phase that starts with the first point of a series starts nothing new.
        cast(1 + (
            select count(*) from starts
            where starts.start_date > dated.first_day and starts.start_date <= dated.day
        ) as integer) as phase
    from dated
)

select
    series,
    phase,
    date,
    value,
    numerator,
    denominator,
    row_number() over (partition by series, phase order by date)
    <= coalesce(cast($baseline_n as bigint), 9223372036854775807) as in_baseline,
    false as is_excluded,
    coalesce(cast($target as double), target) as target
from phased
