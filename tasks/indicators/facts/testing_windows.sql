-- One row per assessment, subject and window as it was sent: the window that it is counted in.
-- Windows that overlap are one, that of which most rows came: a make-up window or a slip of a day is no period of its
-- own. Where windows overlap one after another, each leads to a larger one.
with recursive sent_windows as (
    select
        assessment,
        subject,
        window_start_date,
        window_end_date,
        row_number() over (
            partition by assessment, subject
            order by count(*) desc, window_start_date asc, window_end_date desc
        ) as place
    from assessments
    group by assessment, subject, window_start_date, window_end_date
),

larger as (
    select
        sent_windows.assessment,
        sent_windows.subject,
        sent_windows.place,
        min(others.place) as larger_place
    from sent_windows
    inner join sent_windows as others
        on
            sent_windows.assessment = others.assessment
            and sent_windows.subject = others.subject
            and sent_windows.place > others.place
            and sent_windows.window_start_date <= others.window_end_date
            and sent_windows.window_end_date >= others.window_start_date
    group by sent_windows.assessment, sent_windows.subject, sent_windows.place
),

reached as (
    select
        assessment,
        subject,
        place,
        place as reached_place
    from sent_windows
    union all
    select
        reached.assessment,
        reached.subject,
        reached.place,
        larger.larger_place as reached_place
    from reached
    inner join larger
        on
            reached.assessment = larger.assessment
            and reached.subject = larger.subject
            and reached.reached_place = larger.place
),

largest as (
    select
        assessment,
        subject,
        place,
        min(reached_place) as largest_place
    from reached
    group by assessment, subject, place
)

select
    sent_windows.assessment,
    sent_windows.subject,
    sent_windows.window_start_date as sent_start_date,
    sent_windows.window_end_date as sent_end_date,
    counted.window_start_date,
    counted.window_end_date
from sent_windows
inner join largest
    on
        sent_windows.assessment = largest.assessment
        and sent_windows.subject = largest.subject
        and sent_windows.place = largest.place
inner join sent_windows as counted
    on
        largest.assessment = counted.assessment
        and largest.subject = counted.subject
        and largest.largest_place = counted.place
