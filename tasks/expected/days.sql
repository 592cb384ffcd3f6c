-- One row per school and month of the school year: the days in session on which rows should have come, and did not.
-- What came and is held back is told by its cause.
-- Days are owed up to the newest that a fifth of the schools have sent or, where that is later, to `due_date`.
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

senders as (
    select count(distinct school_id) as schools_n
    from sent
),

reached as (
    select sent.date
    from sent
    cross join senders
    group by sent.date, senders.schools_n
    having 5 * count(*) >= senders.schools_n
),

newest as (
    select greatest(max(date), cast($due_date as date)) as date
    from reached
),

owed as (
    select
        schools.school_id,
        session_days.date,
        sent.date is not null as has_come
    from schools
    inner join facts.session_days on schools.school_id = session_days.school_id
    cross join newest
    left join sent on session_days.school_id = sent.school_id and session_days.date = sent.date
    where
        session_days.date between cast($year_start as date) and least(newest.date, cast($cycle_end as date))
)

select
    school_id,
    '' as part,
    cast(date_trunc('month', date) as date) as period_start,
    last_day(date) as period_end,
    bool_and(has_come) as has_come,
    count(*) as days_expected_n,
    coalesce(list(date order by date) filter (where not has_come), []) as missing_dates
from owed
group by school_id, period_start, period_end
