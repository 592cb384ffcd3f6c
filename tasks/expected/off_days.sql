-- One row per school that sent students' days of the school year, of those that have a calendar: how many, how many of
-- them on days that it does not have in session and no note closes, and these days. Days in session on which the list
-- of schools has a school closed are that list's.
with of_year as (
    select
        sent_days.school_id,
        sent_days.date,
        sent_days.reported_n,
        calendar_days.date is null and closures.start_date is null as is_off
    from sent_days
    semi join facts.calendar_days as of_school on sent_days.school_id = of_school.school_id
    left join facts.calendar_days
        on sent_days.school_id = calendar_days.school_id and sent_days.date = calendar_days.date
    left join facts.closures
        on sent_days.school_id = closures.school_id and sent_days.date between closures.start_date and closures.end_date
    where
        sent_days.dataset = $dataset
        and sent_days.reported_n > 0
        and sent_days.date between cast($year_start as date) and cast($cycle_end as date)
)

select
    school_id,
    cast(sum(reported_n) as bigint) as rows_n,
    cast(coalesce(sum(reported_n) filter (where is_off), 0) as bigint) as off_n,
    coalesce(list(date order by date) filter (where is_off), []) as dates
from of_year
group by school_id
order by school_id
