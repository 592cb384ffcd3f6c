-- One row per school and side of the days that only school_history gives it, on which it was there all the same: it has
-- sent of days of school as many students as on half of its days in between, ten rows at least; or, before the first,
-- somebody was enrolled there.
with told_days as (
    select
        sent_days.school_id,
        sent_days.reported_n,
        coalesce(not told_dates.is_first_listed and sent_days.date < told_dates.first_date, false) as is_before,
        coalesce(not told_dates.is_last_listed and sent_days.date > told_dates.last_date, false) as is_after
    from facts.sent_days
    inner join facts.told_dates on sent_days.school_id = told_dates.school_id
    inner join facts.calendar_days
        on sent_days.school_id = calendar_days.school_id and sent_days.date = calendar_days.date
    where sent_days.reported_n > 0
),

between_days as (
    select
        school_id,
        sum(reported_n) as reported_n,
        count(*) as days_n
    from told_days
    where not (is_before or is_after)
    group by 1
)

select
    told_days.school_id,
    told_days.is_after
from told_days
left join between_days on told_days.school_id = between_days.school_id
where
    (told_days.is_before or told_days.is_after)
    and 2 * told_days.reported_n * coalesce(between_days.days_n, 0) >= coalesce(between_days.reported_n, 0)
group by 1, 2
having sum(told_days.reported_n) >= 10
union
select
    told_dates.school_id,
    false as is_after
from facts.told_dates
inner join enrolment on told_dates.school_id = enrolment.school_id
where not told_dates.is_first_listed and enrolment.entry_date < told_dates.first_date
