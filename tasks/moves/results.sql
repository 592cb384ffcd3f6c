-- One row per figure that rests on results, and school that sent its window: students who should have been tested,
-- those of whom no row came, not even that they were not tested, and those tested.
select
    wanted_figures.measure,
    wanted_figures.slice,
    testing.school_id,
    count(*) as expected_n,
    count(*) filter (where not testing.is_delivered) as untold_n,
    count(*) filter (where testing.status in ('valid', 'invalid')) as tested_n
from wanted_figures
inner join meanings on wanted_figures.measure = meanings.measure
inner join facts.testing
    on
        wanted_figures.slice = testing.slice
        and wanted_figures.period_start = testing.window_start_date
        and wanted_figures.period_end = testing.window_end_date
where
    meanings.rests_on = 'assessments'
    and testing.has_roster
    and testing.is_sent
    and testing.status <> 'exempt'
group by wanted_figures.measure, wanted_figures.slice, testing.school_id
