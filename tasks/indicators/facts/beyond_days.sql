-- One row per school and day that the calendar has in session, before the school opened or after it closed, of which it
-- has sent as many students as on half a day of school, or half of the enrolled: the school was probably open.
-- Fewer than ten rows of a school say nothing.
with beyond as (
    select
        sent_days.school_id,
        sent_days.date,
        sent_days.reported_n,
        coalesce(sent_days.date > schools.closed_date, false) as is_after
    from facts.sent_days
    inner join schools on sent_days.school_id = schools.school_id
    inner join facts.calendar_days
        on sent_days.school_id = calendar_days.school_id and sent_days.date = calendar_days.date
    where
        sent_days.reported_n > 0
        and (sent_days.date > schools.closed_date or sent_days.date < schools.opened_date)
),

taught as (
    select
        beyond.school_id,
        beyond.date,
        beyond.reported_n,
        beyond.is_after
    from beyond
    left join facts.usual_days on beyond.school_id = usual_days.school_id
    left join facts.enrolled_days on beyond.school_id = enrolled_days.school_id and beyond.date = enrolled_days.date
    where
        case
            when usual_days.days_n is not null then 2 * beyond.reported_n * usual_days.days_n >= usual_days.reported_n
            else 2 * beyond.reported_n >= coalesce(enrolled_days.students_n, 0)
        end
),

schools_found as (
    select school_id
    from taught
    group by 1
    having sum(reported_n) >= 10
)

select
    taught.school_id,
    taught.date,
    taught.is_after
from taught
inner join schools_found on taught.school_id = schools_found.school_id
