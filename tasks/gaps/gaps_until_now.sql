-- One row per student group that tables hold against all others, and period as long as theirs until then, by the same
-- definition: since a note says that it has changed, or ever.
select
    current_gaps.comparison_id,
    rated.period_start,
    rated.period_end,
    rated.rate_1,
    rated.rate_2,
    rated.difference,
    rated.difference_lower,
    rated.difference_upper
from current_gaps
inner join rated
    on
        current_gaps.measure = rated.measure
        and current_gaps.slice = rated.slice
        and current_gaps.unit_type = rated.unit_type
        and current_gaps.unit_id = rated.unit_id
        and current_gaps.group_id = rated.group_id
        and current_gaps.definition_version = rated.definition_version
        and current_gaps.origin = rated.origin
        and current_gaps.authority = rated.authority
        and current_gaps.period_end >= rated.period_end
        and abs((current_gaps.period_end - current_gaps.period_start) - (rated.period_end - rated.period_start)) <= 31
left join notes
    on
        current_gaps.measure = notes.measure
        and notes.kind = 'definition_change'
        and rated.period_end < notes.start_date
        and current_gaps.period_end >= notes.start_date
        and (
            coalesce(notes.unit_type, 'district') = 'district'
            or (current_gaps.unit_type = notes.unit_type and current_gaps.unit_id = notes.unit_id)
        )
where notes.note_id is null
