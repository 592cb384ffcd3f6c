-- One row per measure and slice of the district, with what it was in the cycle before and the parts of the difference.
select
    measure,
    slice,
    period_start,
    period_end,
    earlier_cycle_id,
    earlier_period_start,
    earlier_period_end,
    earlier_value,
    value,
    real,
    population,
    coverage,
    definition,
    schools_n,
    missing_school_ids as missing,
    returned_school_ids as returned,
    closed_school_ids as closed,
    opened_school_ids as opened,
    coalesce(doubtful_school_ids, []) as doubtful,
    coalesce(stood_in, []) as stood_in,
    coalesce(short_school_ids, []) as short,
    coalesce(fewer_results_school_ids, []) as fewer,
    coalesce(came_once, []) as came_once,
    coalesce(let_go, []) as let_go,
    reason
from moves
order by measure, slice
