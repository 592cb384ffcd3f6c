-- One row per school and month of which an earlier delivery of the school year had days that are not there any more at
-- some school: the days that came at any time, and those that lack now. What is held back has come.
-- Of a school without a calendar, days between others are no matter: they may never have been days of school.
-- Schools of which nothing came, and months that are owed already, are told as such.
with sent as (
    select
        school_id,
        unnest(dates) as date
    from profile
    union
    select
        school_id,
        date
    from enough_days
    where dataset = $dataset
),

sent_before as (
    select
        school_id,
        unnest(dates) as date
    from months_before
),

days as (
    select
        school_id,
        date
    from sent
    union
    select
        school_id,
        date
    from sent_before
),

senders as (
    select
        school_id,
        min(date) as first_date,
        list(distinct date_trunc('month', date)) as months
    from sent
    group by school_id
),

with_calendar as (
    select distinct school_id
    from facts.session_days
),

judged as (
    select
        schools.school_id,
        days.date,
        sent.date is not null as has_come
    from schools
    inner join senders on schools.school_id = senders.school_id
    inner join facts.school_dates on schools.school_id = school_dates.school_id
    inner join days on schools.school_id = days.school_id
    left join sent on days.school_id = sent.school_id and days.date = sent.date
    left join facts.session_days on days.school_id = session_days.school_id and days.date = session_days.date
    left join with_calendar on schools.school_id = with_calendar.school_id
    where
        days.date between cast($year_start as date) and cast($cycle_end as date)
        and days.date >= coalesce(school_dates.opened_date, days.date)
        and days.date <= coalesce(school_dates.closed_date, days.date)
        and (
            sent.date is not null
            or session_days.date is not null
            or (
                with_calendar.school_id is null
                and (
                    days.date < senders.first_date
                    or not list_contains(senders.months, date_trunc('month', days.date))
                )
            )
        )
),

short as (
    select school_id
    from judged
    group by school_id
    having count(*) filter (where not has_come) >= $fewest_days
),

told as (
    select
        judged.school_id,
        judged.date,
        date_trunc('month', judged.date) as month_start,
        judged.has_come or short.school_id is null as has_come
    from judged
    left join short on judged.school_id = short.school_id
),

cells as (
    select
        school_id,
        month_start,
        bool_and(has_come) as has_come,
        count(*) as days_n,
        list(date order by date) filter (where not has_come) as missing_dates
    from told
    group by school_id, month_start
),

-- Of a month that lacks anywhere, the schools that have it are told too: not all lack it.
lacking as (
    select distinct month_start
    from cells
    where not has_come
)

select
    cells.school_id,
    '' as part,
    cast(cells.month_start as date) as period_start,
    last_day(cells.month_start) as period_end,
    cells.has_come,
    cells.days_n as days_expected_n,
    coalesce(cells.missing_dates, []) as missing_dates
from cells
inner join lacking on cells.month_start = lacking.month_start
left join expected
    on
        expected.dataset = $dataset
        and cells.school_id = expected.school_id
        and cells.month_start = date_trunc('month', expected.period_start)
where expected.school_id is null
