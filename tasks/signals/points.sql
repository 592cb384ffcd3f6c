-- One row per row of the file: a point with its phase, and whether it is in the baseline of that phase.
with phased as (
    select
        series,
        date,
        value,
        numerator,
        denominator,
        -- A phase that starts with the first point of a series starts nothing new.
        cast(
            1 + len(list_filter(
                cast($phase_starts as date[]),
                lambda start : start <= cast(date as date) and start > cast(min(date) over (partition by series) as date)
            )) as integer
        ) as phase
    from typed
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
    cast($target as double) as target
from phased
