-- One row per series and phase of a file, in the order of its series, for people and scripts.
with first_rows as (
    select
        series,
        min(row_number) as row_number
    from given_dates
    group by series
)

select
    summaries.series,
    summaries.phase,
    summaries.n,
    summaries.n_useful,
    summaries.longest_run,
    summaries.longest_run_max,
    summaries.crossings,
    summaries.crossings_min,
    summaries.signal,
    summaries.variation,
    summaries.assurance
from summaries
inner join first_rows on summaries.series = first_rows.series
order by first_rows.row_number, summaries.phase
