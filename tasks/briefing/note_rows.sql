-- One row per note that the briefs' figures need said beside them; notes that differ only in their days are one.
with reach as (
    select
        measure,
        min(period_start) as first_date
    from figures
    group by measure
),

relevant as (
    select notes.*
    from notes
    cross join cycle
    left join reach on notes.measure = reach.measure
    where
        notes.start_date <= cycle.end_date
        and (
            notes.kind = 'definition_change'
            or coalesce(notes.end_date, cycle.end_date) >= least(cycle.start_date, reach.first_date)
        )
)

select
    min(note_id) as note_id,
    kind,
    coalesce(dataset, '') as dataset,
    coalesce(measure, '') as measure,
    coalesce(unit_type, '') as unit_type,
    coalesce(unit_id, '') as unit_id,
    min(start_date) as start_date,
    case when count(*) = count(end_date) then max(end_date) end as end_date,
    count(*) as notes_n,
    text,
    author
from relevant
group by
    kind,
    coalesce(dataset, ''),
    coalesce(measure, ''),
    coalesce(unit_type, ''),
    coalesce(unit_id, ''),
    text,
    author
order by kind, dataset, measure, start_date, note_id
