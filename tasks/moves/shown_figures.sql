-- One row per measure and slice whose figure of the district, all students, is shown; with the schools that are not.
with hidden_schools as (
    select
        measure,
        slice,
        period_start,
        period_end,
        list(unit_id order by unit_id) as school_ids
    from figures
    where unit_type = 'school' and group_id = 'all' and not is_shown
    group by measure, slice, period_start, period_end
)

select
    current_figures.measure,
    current_figures.slice,
    current_figures.period_start,
    current_figures.period_end,
    current_figures.origin,
    current_figures.numerator,
    current_figures.denominator,
    current_figures.value,
    coalesce(hidden_schools.school_ids, []) as hidden_school_ids
from current_figures
left join hidden_schools
    on
        current_figures.measure = hidden_schools.measure
        and current_figures.slice = hidden_schools.slice
        and current_figures.period_start = hidden_schools.period_start
        and current_figures.period_end = hidden_schools.period_end
where
    current_figures.unit_type = 'district'
    and current_figures.group_id = 'all'
    and current_figures.is_shown
    and current_figures.value is not null
    and current_figures.origin <> 'plans'
order by current_figures.measure, current_figures.slice
