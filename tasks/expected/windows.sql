-- One row per school, part and testing window that is over: whether results have come; and per part, whether any has.
-- A school owes results of a window that has students of a tested grade on its last day; where nobody knows the
-- students, one that has sent results ever, of a level whose schools have sent that window.
with parts as (
    select unnest(cast($parts as varchar[])) as part
),

declared_windows as (
    select
        unnest(cast($window_starts as date[])) as period_start,
        unnest(cast($window_ends as date[])) as period_end
),

declared_of_year as (
    select * from declared_windows
    where period_end between cast($year_start as date) and cast($over_by as date)
),

all_windows as (
    select distinct assessment, part, period_start, period_end from sent_windows as sent
),

windows as (
    select
        assessment,
        part,
        period_start,
        period_end
    from all_windows
    where
        period_end between cast($year_start as date) and cast($over_by as date)
        -- Rows of none of the windows declared for the year are told as such, and owed by nobody.
        and (
            not exists (select 1 from declared_of_year)
            or exists (
                select 1 from declared_of_year as one
                where one.period_end >= all_windows.period_start and one.period_start <= all_windows.period_end
            )
        )
),

-- The window that tells which grades should be tested, where all schools of a grade are silent: that of the same time
-- last year, else the one before.
models as (
    select
        windows.part,
        windows.period_start,
        windows.period_end,
        windows.assessment,
        earlier.period_start as model_start,
        earlier.period_end as model_end
    from windows
    inner join all_windows as earlier
        on
            windows.assessment = earlier.assessment
            and windows.part = earlier.part
            and windows.period_start > earlier.period_start
            and windows.period_end > earlier.period_end
            and earlier.period_end >= windows.period_end - interval 410 day
    qualify
        row_number() over (
            partition by windows.assessment, windows.part, windows.period_start, windows.period_end
            order by
                case when earlier.period_end <= windows.period_end - interval 320 day then 0 else 1 end,
                earlier.period_end desc,
                earlier.period_start desc
        ) = 1
),

tested as (
    select
        sent.school_id,
        sent.part,
        sent.grade,
        sent.period_start,
        sent.period_end
    from sent_windows as sent
    union all
    select
        sent.school_id,
        models.part,
        sent.grade,
        models.period_start,
        models.period_end
    from models
    inner join sent_windows as sent
        on
            models.assessment = sent.assessment
            and models.part = sent.part
            and models.model_start = sent.period_start
            and models.model_end = sent.period_end
),

grades as (
    select distinct part, grade, period_start, period_end from tested
),

rosters as (
    select distinct
        enrolment.school_id,
        grades.part,
        grades.period_start,
        grades.period_end
    from enrolment
    inner join grades
        on
            enrolment.grade = grades.grade
            and grades.period_end between enrolment.entry_date and coalesce(enrolment.exit_date, grades.period_end)
),

levels as (
    select distinct
        others.school_id,
        tested.part,
        tested.period_start,
        tested.period_end
    from tested
    inner join schools on tested.school_id = schools.school_id
    inner join schools as others on schools.level = others.level
    where
        not exists (select 1 from enrolment)
        and others.school_id in (select senders.school_id from sent_windows as senders)
),

known as (
    select school_id, part, period_start, period_end from rosters
    union
    select school_id, part, period_start, period_end from levels
),

-- A school whose own window shares most days is no other than that.
owed as (
    select
        known.school_id,
        known.part,
        known.period_start,
        known.period_end,
        exists(
            select 1
            from sent_windows as sent
            where
                sent.school_id = known.school_id
                and sent.part = known.part
                and 2 * (
                    1 + datediff(
                        'day',
                        greatest(sent.period_start, known.period_start),
                        least(sent.period_end, known.period_end)
                    )
                ) > 1 + least(
                    datediff('day', sent.period_start, sent.period_end),
                    datediff('day', known.period_start, known.period_end)
                )
        ) as has_come
    from known
    inner join facts.school_dates on known.school_id = school_dates.school_id
    semi join windows
        on
            known.part = windows.part
            and known.period_start = windows.period_start
            and known.period_end = windows.period_end
    where
        coalesce(school_dates.opened_date, known.period_start) <= known.period_start
        and coalesce(school_dates.closed_date, known.period_end) >= known.period_end
),

breadths as (
    select
        part,
        period_start,
        period_end,
        4 * count(*) filter (where has_come) >= count(*) as is_broad
    from owed
    group by part, period_start, period_end
),

-- What few schools have sent is a window for those who missed the one close by, or a trial of a part nobody must send.
due as (
    select
        breadths.part,
        breadths.period_start,
        breadths.period_end
    from breadths
    left join breadths as close
        on
            breadths.part = close.part
            and close.is_broad
            and abs(datediff('day', close.period_end, breadths.period_end)) <= 45
    where breadths.is_broad or (close.part is null and breadths.part in (select parts.part from parts))
    group by breadths.part, breadths.period_start, breadths.period_end
),

declared as (
    select
        parts.part,
        declared_of_year.period_start,
        declared_of_year.period_end
    from parts
    cross join declared_of_year
),

-- What was sent is of the declared window with which it shares most days.
declared_sent as (
    select
        sent.part,
        declared_windows.period_start,
        declared_windows.period_end
    from (select distinct part, period_start, period_end from sent_windows) as sent
    inner join declared_windows
        on sent.period_start <= declared_windows.period_end and sent.period_end >= declared_windows.period_start
    qualify
        row_number() over (
            partition by sent.part, sent.period_start, sent.period_end
            order by
                datediff(
                    'day',
                    greatest(sent.period_start, declared_windows.period_start),
                    least(sent.period_end, declared_windows.period_end)
                ) desc,
                declared_windows.period_start asc
        ) = 1
),

-- Where no window is declared, one is due that was there last year, with a month's grace.
again as (
    select
        sent.part,
        cast(sent.period_start + interval 1 year as date) as period_start,
        cast(sent.period_end + interval 1 year as date) as period_end
    from sent_windows as sent
    where
        len(cast($window_starts as date[])) = 0
        and sent.period_end + interval 1 year >= cast($year_start as date)
        and sent.period_end < cast($year_start as date)
        and sent.period_end + interval 1 year + interval 31 day <= cast($over_by as date)
    group by sent.part, sent.period_start, sent.period_end
    having 4 * count(distinct sent.school_id) >= (select count(distinct senders.school_id) from sent_windows as senders)
),

nowhere as (
    select
        declared.part,
        declared.period_start,
        declared.period_end
    from declared
    anti join declared_sent
        on
            declared.part = declared_sent.part
            and declared.period_start = declared_sent.period_start
            and declared.period_end = declared_sent.period_end
    union all
    select
        again.part,
        again.period_start,
        again.period_end
    from again
    where
        not exists (
            select 1
            from sent_windows as sent
            where sent.part = again.part and abs(datediff('day', sent.period_end, again.period_end)) <= 45
        )
),

cells as (
    select
        owed.school_id,
        owed.part,
        owed.period_start,
        owed.period_end,
        owed.has_come
    from owed
    inner join due
        on owed.part = due.part and owed.period_start = due.period_start and owed.period_end = due.period_end
    union all
    select '' as school_id, part, period_start, period_end, false as has_come from nowhere
    union all
    -- A part of which no school has sent anything is told once.
    select
        '' as school_id,
        parts.part,
        cast(null as date) as period_start,
        cast(null as date) as period_end,
        exists(
            select 1 from sent_windows as sent
            where sent.part = parts.part
        ) as has_come
    from parts
)

select
    school_id,
    part,
    period_start,
    period_end,
    has_come,
    cast(null as bigint) as days_expected_n,
    cast(null as date[]) as missing_dates
from cells
order by part, school_id, period_start
