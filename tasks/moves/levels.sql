-- One row per figure: its numbers, with the people behind it unless it counts their days.
select
    wanted_figures.measure,
    wanted_figures.slice,
    measures.numerator,
    measures.denominator,
    measures.value,
    case when meanings.counted <> 'student_days' then measures.n end as people_n
from wanted_figures
inner join meanings on wanted_figures.measure = meanings.measure
inner join measures
    on
        wanted_figures.measure = measures.measure
        and wanted_figures.slice = measures.slice
        and wanted_figures.period_start = measures.period_start
        and wanted_figures.period_end = measures.period_end
where
    measures.unit_type = 'district'
    and measures.group_id = 'all'
    and measures.origin = 'student rows'
    and measures.value is not null
