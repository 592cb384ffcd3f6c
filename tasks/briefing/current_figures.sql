-- One row per measure, slice, unit and student group: the figure that tables show.
select
    figures.measure,
    figures.slice,
    figures.unit_type,
    figures.unit_id,
    figures.group_id,
    figures.period_start,
    figures.period_end,
    figures.definition_version,
    figures.origin,
    figures.authority,
    figures.is_shown,
    figures.hidden_reason,
    figures.numerator,
    figures.denominator,
    figures.value,
    figures.n,
    figures.excluded_n,
    figures.expected_n,
    figures.received_n,
    figures.schools_expected_n,
    figures.schools_received_n,
    figures.students_expected_n,
    figures.students_received_n,
    figures.are_all_received,
    figures.days_expected_n,
    figures.days_received_n,
    figures.freshest_date,
    figures.least_rate,
    figures.most_rate
from figures
inner join latest
    on
        figures.measure = latest.measure
        and figures.slice = latest.slice
        and figures.period_start = latest.period_start
        and figures.period_end = latest.period_end
left join meanings on figures.measure = meanings.measure
-- Where a figure exists by two definitions, the catalogue's own is the one that tables show.
qualify row_number() over (
    partition by figures.measure, figures.slice, figures.unit_type, figures.unit_id, figures.group_id
    order by (figures.definition_version = meanings.definition_version) desc, figures.definition_version asc
) = 1
