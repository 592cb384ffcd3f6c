-- One row per school and day of which hardly any rows came but of absent students: no rate can be made of them.
-- Most rows are of students who missed some of the day, and under half of the enrolled have one. Where nobody knows who
-- is enrolled, they are under half of what the school sends on other days; if on none, they tell mostly of absence and
-- are twice as many on one day as on another, which the students of a school are not.
-- A school has five such days or more; one or two may be entries not yet completed.
with doubtful as (
    select
        school_id,
        date,
        reported_n,
        present_days
    from facts.sent_days
    where 2 * full_n < reported_n
),

usual as (
    select
        school_id,
        sum(reported_n) as reported_n,
        count(*) as days_n
    from facts.sent_days
    where reported_n > 0 and 2 * full_n >= reported_n
    group by 1
),

uneven as (
    select school_id
    from doubtful
    group by 1
    having max(reported_n) >= 2 * min(reported_n)
),

found as (
    select
        doubtful.school_id,
        doubtful.date
    from doubtful
    left join facts.enrolled_days
        on doubtful.school_id = enrolled_days.school_id and doubtful.date = enrolled_days.date
    left join usual on doubtful.school_id = usual.school_id
    left join uneven on doubtful.school_id = uneven.school_id
    where
        case
            when enrolled_days.students_n is not null then 2 * doubtful.reported_n < enrolled_days.students_n
            when usual.days_n is not null then 2 * doubtful.reported_n * usual.days_n < usual.reported_n
            else uneven.school_id is not null and 2 * doubtful.present_days < doubtful.reported_n
        end
),

schools_found as (
    select school_id
    from found
    group by 1
    having count(*) >= 5
)

select
    found.school_id,
    found.date
from found
inner join schools_found on found.school_id = schools_found.school_id
