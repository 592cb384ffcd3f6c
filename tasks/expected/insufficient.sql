-- Each cell of which rows came that do not do, with the days and why; what was not sent at all in the same month is
-- told with them. No figure can count days of absences alone, nor those mostly without values. What came of only a part
-- of the enrolled is counted, and is not the school. A few such days may be entries not yet completed.
with schools_with_calendar as (
    select distinct school_id from facts.calendar_days
),

doubtful as (
    select
        sent_days.school_id,
        sent_days.date,
        case
            when absence_days.date is not null then 'absences'
            when 2 * sent_days.reported_n < sent_days.rows_n then 'blank'
            when partial_days.date is not null then 'few'
        end as why
    from sent_days
    left join facts.absence_days
        on sent_days.school_id = absence_days.school_id and sent_days.date = absence_days.date
    left join facts.partial_days
        on sent_days.school_id = partial_days.school_id and sent_days.date = partial_days.date
    left join facts.session_days
        on sent_days.school_id = session_days.school_id and sent_days.date = session_days.date
    left join schools_with_calendar on sent_days.school_id = schools_with_calendar.school_id
    where
        sent_days.dataset = $dataset
        and sent_days.date between cast($year_start as date) and cast($cycle_end as date)
        and (session_days.date is not null or schools_with_calendar.school_id is null)
),

schools_found as (
    select
        school_id,
        why
    from doubtful
    where why is not null
    group by school_id, why
    having why = 'absences' or count(*) >= 5
),

cells as (
    select
        expected.school_id,
        expected.period_start,
        list(doubtful.date order by doubtful.date) as dates,
        min(doubtful.why) as why
    from expected
    inner join doubtful
        on
            expected.school_id = doubtful.school_id
            and doubtful.date between coalesce(expected.period_start, doubtful.date)
            and coalesce(expected.period_end, doubtful.date)
    semi join schools_found on doubtful.school_id = schools_found.school_id and doubtful.why = schools_found.why
    where expected.dataset = $dataset
    group by expected.school_id, expected.period_start
)

update expected
set
    has_come = false,
    days_expected_n = coalesce(expected.days_expected_n, len(cells.dates)),
    missing_dates = list_sort(list_distinct(list_concat(expected.missing_dates, cells.dates))),
    why = cells.why
from cells
where
    expected.dataset = $dataset
    and expected.school_id = cells.school_id
    and expected.period_start is not distinct from cells.period_start
