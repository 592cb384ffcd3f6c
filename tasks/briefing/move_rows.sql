-- One row per measure and slice of the district, with what it was in the cycle before and the parts of the difference,
-- and since when it is by another definition, where a note says so.
with changes as (
    select
        moves.measure,
        moves.slice,
        max(notes.start_date) as changed_date
    from moves
    inner join notes
        on
            moves.measure = notes.measure
            and moves.earlier_period_end < notes.start_date
            and moves.period_end >= notes.start_date
    where notes.kind = 'definition_change' and coalesce(notes.unit_type, 'district') = 'district'
    group by moves.measure, moves.slice
)

select
    moves.measure,
    moves.slice,
    moves.period_start,
    moves.period_end,
    moves.earlier_cycle_id,
    moves.earlier_period_start,
    moves.earlier_period_end,
    moves.earlier_value,
    moves.value,
    moves.real,
    moves.population,
    moves.coverage,
    moves.definition,
    moves.schools_n,
    moves.missing_school_ids as missing,
    moves.returned_school_ids as returned,
    moves.closed_school_ids as closed,
    moves.opened_school_ids as opened,
    coalesce(moves.doubtful_school_ids, []) as doubtful,
    coalesce(moves.stood_in, []) as stood_in,
    coalesce(moves.short_school_ids, []) as short,
    coalesce(moves.fewer_results_school_ids, []) as fewer,
    coalesce(moves.came_once, []) as came_once,
    coalesce(moves.let_go, []) as let_go,
    moves.reason,
    changes.changed_date
from moves
left join changes on moves.measure = changes.measure and moves.slice = changes.slice
order by moves.measure, moves.slice
