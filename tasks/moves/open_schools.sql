-- One row per figure: the schools open on a day of the cycle on which the figure is of, by the list of schools or by
-- their attendance. Of a test that was held in a part of the cycle these are the days of that part; of enrolment, which
-- is of one day, it is that day.
with days as (
    select
        wanted_figures.measure,
        wanted_figures.slice,
        case
            when wanted_figures.period_end < cycle.start_date then wanted_figures.period_start
            else greatest(wanted_figures.period_start, cycle.start_date)
        end as first_date,
        least(wanted_figures.period_end, cycle.end_date) as last_date
    from wanted_figures
    cross join cycle
    inner join meanings on wanted_figures.measure = meanings.measure
    where meanings.rests_on <> 'enrolment'
),

opened as (
    select
        days.measure,
        days.slice,
        schools.school_id
    from days
    cross join schools
    where
        coalesce(schools.opened_date, days.last_date) <= days.last_date
        and coalesce(schools.closed_date, days.first_date) >= days.first_date
    union
    select
        days.measure,
        days.slice,
        beyond_days.school_id
    from days
    inner join facts.beyond_days on beyond_days.date between days.first_date and days.last_date
    union
    select
        wanted_figures.measure,
        wanted_figures.slice,
        count_days.school_id
    from wanted_figures
    inner join meanings on wanted_figures.measure = meanings.measure
    inner join facts.count_days
        on
            wanted_figures.period_start = count_days.period_start
            and wanted_figures.period_end = count_days.period_end
    where meanings.rests_on = 'enrolment'
)

select
    measure,
    slice,
    list(school_id order by school_id) as school_ids
from opened
group by measure, slice
