-- One row per school and side, before it opened or after it closed by the list of schools, on which it has sent rows of
-- the school year: that date, all its rows of the year, those on that side, these days; and the rows of all schools.
with of_year as (
    select
        sent_days.school_id,
        sent_days.date,
        sent_days.reported_n,
        beyond_days.is_after
    from sent_days
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
        list(date order by date) as dates
    from of_year
    where is_after is not null
    group by school_id, is_after
)

select
    beyond.school_id,
    beyond.is_after,
    case when beyond.is_after then schools.closed_date else schools.opened_date end as limit_date,
    cast(sent.rows_n as bigint) as rows_n,
    cast(beyond.beyond_n as bigint) as beyond_n,
    beyond.dates,
    cast(sent.all_rows_n as bigint) as all_rows_n
from beyond
inner join sent on beyond.school_id = sent.school_id
inner join schools on beyond.school_id = schools.school_id
order by limit_date, beyond.is_after, beyond.school_id
