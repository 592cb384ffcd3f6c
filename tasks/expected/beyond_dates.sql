-- One row per school and side, before it opened or after it closed by the list of schools, on which it has sent rows of
-- days in session of the school year: that date, all its rows of the year, those on that side, these days, whether they
-- are so many that it was probably open; and the rows of all schools.
with of_year as (
    select
        sent_days.school_id,
        sent_days.date,
        sent_days.reported_n,
        coalesce(sent_days.date > schools.closed_date, false) as is_after,
        calendar_days.date is not null
        and coalesce(sent_days.date > schools.closed_date or sent_days.date < schools.opened_date, false) as is_beyond,
        beyond_days.date is not null as is_taught
    from sent_days
    left join schools on sent_days.school_id = schools.school_id
    left join facts.calendar_days
        on sent_days.school_id = calendar_days.school_id and sent_days.date = calendar_days.date
    left join facts.beyond_days
        on sent_days.school_id = beyond_days.school_id and sent_days.date = beyond_days.date
    where
        sent_days.dataset = $dataset
        and sent_days.reported_n > 0
        and sent_days.date between cast($year_start as date) and cast($cycle_end as date)
),

sent as (
    select
        school_id,
        sum(reported_n) as rows_n,
        sum(sum(reported_n)) over () as all_rows_n
    from of_year
    group by school_id
),

beyond as (
    select
        school_id,
        is_after,
        sum(reported_n) as beyond_n,
        list(date order by date) as dates,
        bool_or(is_taught) as was_open
    from of_year
    where is_beyond
    group by school_id, is_after
)

select
    beyond.school_id,
    beyond.is_after,
    case when beyond.is_after then schools.closed_date else schools.opened_date end as limit_date,
    beyond.was_open,
    cast(sent.rows_n as bigint) as rows_n,
    cast(beyond.beyond_n as bigint) as beyond_n,
    beyond.dates,
    cast(sent.all_rows_n as bigint) as all_rows_n
from beyond
inner join sent on beyond.school_id = sent.school_id
inner join schools on beyond.school_id = schools.school_id
order by limit_date asc, beyond.is_after asc, beyond.was_open desc, beyond.school_id asc
