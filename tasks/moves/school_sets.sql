-- One row per figure: the schools that count in it, those of them of which enough data came to be compared, and those
-- of which some data came and some are known to be missing; and those of which days of school are lost, or all days.
with counted as (
    select
        wanted_figures.measure,
        wanted_figures.slice,
        measures.unit_id as school_id,
        true as is_received,
        false as is_comparable,
        false as is_short,
        false as has_lost_days
    from wanted_figures
    inner join measures
        on
            wanted_figures.measure = measures.measure
            and wanted_figures.slice = measures.slice
            and wanted_figures.period_start = measures.period_start
            and wanted_figures.period_end = measures.period_end
    where measures.unit_type = 'school' and measures.group_id = 'all' and measures.origin = 'student rows'
    union all
    select
        wanted_figures.measure,
        wanted_figures.slice,
        school_coverage.school_id,
        school_coverage.is_received,
        school_coverage.is_comparable,
        school_coverage.is_received and not school_coverage.is_whole as is_short,
        school_coverage.has_lost_days
    from wanted_figures
    inner join meanings on wanted_figures.measure = meanings.measure
    inner join facts.school_coverage
        on
            meanings.rests_on = school_coverage.dataset
            and school_coverage.slice in (wanted_figures.slice, '')
            and wanted_figures.period_start = school_coverage.period_start
            and wanted_figures.period_end = school_coverage.period_end
    where school_coverage.is_received or school_coverage.has_lost_days
)

select
    measure,
    slice,
    coalesce(list(distinct school_id order by school_id) filter (where is_received), []) as school_ids,
    coalesce(list(distinct school_id order by school_id) filter (where is_comparable), []) as comparable_school_ids,
    coalesce(list(distinct school_id order by school_id) filter (where is_short), []) as short_school_ids,
    coalesce(list(distinct school_id order by school_id) filter (where has_lost_days), []) as dropped_school_ids
from counted
group by measure, slice
