-- Each cell of which rows came that do not do, with the days and why; what was not sent at all in the same month is
-- told with them. No figure can count days of absences alone, nor those mostly without values; where rows came and
-- values are lacking, those are told. What came of only a part of the enrolled is counted, and is not the school; who
-- has ceased to be in it is told as such. A few such days may be entries not yet completed; a day without any value
-- after which values came has not come. Rows held back have come: they are told by their causes.
with schools_with_calendar as (
    select distinct school_id from facts.calendar_days
),

completed as (
    select
        school_id,
        max(date) as last_date
    from sent_days
    where dataset = $dataset and reported_n > 0
    group by school_id
),

ceased_days as (
    select
        sent_days.school_id,
        sent_days.date,
        sum(ceased_people.people_n) as people_n
    from sent_days
    inner join ceased_people
        on
            sent_days.dataset = ceased_people.dataset
            and sent_days.school_id = ceased_people.school_id
            and sent_days.date >= ceased_people.since
    where sent_days.dataset = $dataset
    group by sent_days.school_id, sent_days.date
),

doubtful as (
    select
        sent_days.school_id,
        sent_days.date,
        sent_days.reported_n = 0 and sent_days.date < completed.last_date as is_empty,
        case
            when absence_days.date is not null and enough_days.date is null then 'absences'
            when 2 * sent_days.reported_n < sent_days.rows_n then 'blank'
            when
                partial_days.date is not null
                and enough_days.date is null
                and 4 * sent_days.reported_n < 3 * (enrolled_days.students_n - coalesce(ceased_days.people_n, 0))
                then
                    case
                        when 4 * sent_days.rows_n < 3 * (enrolled_days.students_n - coalesce(ceased_days.people_n, 0))
                            then 'few'
                        else 'blank'
                    end
        end as why
    from sent_days
    left join facts.absence_days
        on sent_days.school_id = absence_days.school_id and sent_days.date = absence_days.date
    left join facts.partial_days
        on sent_days.school_id = partial_days.school_id and sent_days.date = partial_days.date
    left join facts.enrolled_days
        on sent_days.school_id = enrolled_days.school_id and sent_days.date = enrolled_days.date
    left join ceased_days on sent_days.school_id = ceased_days.school_id and sent_days.date = ceased_days.date
    left join enough_days
        on
            sent_days.dataset = enough_days.dataset
            and sent_days.school_id = enough_days.school_id
            and sent_days.date = enough_days.date
    left join facts.session_days
        on sent_days.school_id = session_days.school_id and sent_days.date = session_days.date
    left join completed on sent_days.school_id = completed.school_id
    left join schools_with_calendar on sent_days.school_id = schools_with_calendar.school_id
    where
        sent_days.dataset = $dataset
        and sent_days.date between cast($year_start as date) and cast($cycle_end as date)
        and (session_days.date is not null or schools_with_calendar.school_id is null)
),

schools_found as (
    select
        school_id,
        why,
        why = 'absences' or count(*) >= 5 as are_many
    from doubtful
    where why is not null
    group by school_id, why
    having why = 'absences' or count(*) >= 5 or bool_or(is_empty)
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
    semi join schools_found
        on
            doubtful.school_id = schools_found.school_id
            and doubtful.why = schools_found.why
            and (schools_found.are_many or doubtful.is_empty)
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
