-- One row per school that sent rows of things that happen at any time, and one without an id for all together: the day
-- of the last row, how many days of school have passed without one since, and how many days and weeks of school went
-- before, some of them without a row.
-- A school is quiet while rows of others came. Weekdays before any of which calendar and attendance tell count as days
-- of school. Where rows came as late last time, so many days less have passed.
with sent as (
    select
        school_id,
        unnest(dates) as date,
        true as is_now
    from profile
    union all
    select
        school_id,
        unnest(dates) as date,
        false as is_now
    from profile_before
),

reach as (
    select
        least(max(date) filter (where is_now), cast($until as date)) as last_date,
        max(date) filter (where not is_now) as last_date_before,
        bool_or(date >= cast($year_start as date)) as has_year
    from sent
),

sent_by as (
    select
        '' as school_id,
        date,
        is_now
    from sent
    union all
    select
        school_id,
        date,
        is_now
    from sent
    where school_id is not null
),

-- Rows of this school year say how often rows come; where there are none yet, those of last time.
before as (
    select
        sent_by.school_id,
        sent_by.date,
        sent_by.is_now
    from sent_by
    cross join reach
    where sent_by.date <= cast($until as date) and (sent_by.date >= cast($year_start as date) or not reach.has_year)
),

spans as (
    select
        school_id,
        min(date) as first_date,
        max(date) filter (where is_now) as last_date
    from before
    group by school_id
),

with_calendar as (
    select distinct school_id
    from facts.session_days
),

days_of_schools as (
    select
        school_id,
        date
    from facts.session_days
    union all
    select
        sent_days.school_id,
        sent_days.date
    from facts.sent_days
    left join with_calendar on sent_days.school_id = with_calendar.school_id
    where sent_days.reported_n > 0 and with_calendar.school_id is null
),

schools as (
    select count(distinct school_id) as schools_n
    from days_of_schools
),

days as (
    select
        school_id,
        date
    from days_of_schools
    union all
    select
        '' as school_id,
        days_of_schools.date
    from days_of_schools
    cross join schools
    group by days_of_schools.date, schools.schools_n
    having 2 * count(*) >= schools.schools_n
),

first_known as (
    select
        school_id,
        min(date) as date
    from days
    group by school_id
),

series as (
    select
        spans.school_id,
        date_trunc('week', spans.last_date) as last_week,
        cast(unnest(generate_series(spans.first_date, spans.last_date - 1, interval 1 day)) as date) as date
    from spans
),

days_before as (
    select
        series.school_id,
        series.last_week,
        series.date,
        max(case when before.date is null then 0 else 1 end) as has_row
    from series
    left join before on series.school_id = before.school_id and series.date = before.date
    left join days on series.school_id = days.school_id and series.date = days.date
    left join first_known on series.school_id = first_known.school_id
    where
        before.date is not null
        or days.date is not null
        or (series.date < first_known.date and isodow(series.date) < 6)
    group by series.school_id, series.last_week, series.date
),

-- The week of the last row is none of them: whatever came last, it has a row.
weeks_before as (
    select
        school_id,
        max(has_row) as has_row
    from days_before
    where date < last_week
    group by school_id, date_trunc('week', date)
),

usual_days as (
    select
        school_id,
        count(*) as days_n,
        count(*) - sum(has_row) as empty_n
    from days_before
    group by school_id
),

usual_weeks as (
    select
        school_id,
        count(*) as weeks_n,
        count(*) - sum(has_row) as empty_n
    from weeks_before
    group by school_id
),

-- How many days of school last time's rows were behind when they came, or their cycle ended.
late_before as (
    select count(*) as days_n
    from days
    cross join reach
    where
        days.school_id = ''
        and days.date > reach.last_date_before
        and days.date <= cast($until_before as date)
        and reach.last_date_before < reach.last_date
),

quiet_days as (
    select
        spans.school_id,
        count(*) as days_n
    from spans
    cross join reach
    inner join days on spans.school_id = days.school_id and spans.last_date < days.date
    where days.date <= case when spans.school_id = '' then cast($until as date) else reach.last_date end
    group by spans.school_id
)

select
    spans.school_id,
    spans.last_date,
    quiet_days.days_n,
    case when spans.school_id = '' then late_before.days_n else 0 end as late_days_n,
    cast(usual_days.days_n as bigint) as days_before_n,
    cast(usual_days.empty_n as bigint) as empty_days_n,
    cast(usual_weeks.weeks_n as bigint) as weeks_before_n,
    cast(usual_weeks.empty_n as bigint) as empty_weeks_n
from spans
cross join late_before
inner join quiet_days on spans.school_id = quiet_days.school_id
inner join usual_days on spans.school_id = usual_days.school_id
inner join usual_weeks on spans.school_id = usual_weeks.school_id
where spans.school_id = '' or spans.last_date >= cast($cycle_start as date)
order by spans.school_id
