-- Each cell of which rows came that no figure can count, with the days and why; what was not sent at all in the same
-- month is told with them. Fewer than five days without values are days on which nobody took attendance.
with schools_with_calendar as (
    select distinct school_id from facts.session_days
),

doubtful as (
    select
        sent_days.school_id,
        sent_days.date,
        absence_days.date is not null as is_of_absences
    from sent_days
    left join facts.absence_days
        on sent_days.school_id = absence_days.school_id and sent_days.date = absence_days.date
    left join facts.session_days
        on sent_days.school_id = session_days.school_id and sent_days.date = session_days.date
    left join schools_with_calendar on sent_days.school_id = schools_with_calendar.school_id
    where
        sent_days.dataset = $dataset
        and sent_days.date between cast($year_start as date) and cast($cycle_end as date)
        and (absence_days.date is not null or 2 * sent_days.reported_n < sent_days.rows_n)
        and (session_days.date is not null or schools_with_calendar.school_id is null)
),

schools_found as (
    select
        school_id,
        is_of_absences
    from doubtful
    group by school_id, is_of_absences
    having is_of_absences or count(*) >= 5
),

cells as (
    select
        expected.school_id,
        expected.period_start,
        list(doubtful.date order by doubtful.date) as dates,
        bool_or(doubtful.is_of_absences) as is_of_absences
    from expected
    inner join doubtful
        on
            expected.school_id = doubtful.school_id
            and doubtful.date between coalesce(expected.period_start, doubtful.date)
            and coalesce(expected.period_end, doubtful.date)
    semi join schools_found
        on doubtful.school_id = schools_found.school_id and doubtful.is_of_absences = schools_found.is_of_absences
    where expected.dataset = $dataset
    group by expected.school_id, expected.period_start
)

update expected
set
    has_come = false,
    days_expected_n = coalesce(expected.days_expected_n, len(cells.dates)),
    missing_dates = list_sort(list_distinct(list_concat(expected.missing_dates, cells.dates))),
    why = if(cells.is_of_absences, 'absences', 'blank')
from cells
where
    expected.dataset = $dataset
    and expected.school_id = cells.school_id
    and expected.period_start is not distinct from cells.period_start
