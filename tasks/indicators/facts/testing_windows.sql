-- One row per assessment, subject and window as it was sent: the window that it is counted in.
-- A make-up window, a slip of a day or a school that tests later is no period of its own: windows that share days are
-- one, that of which most rows came. Where one leads to a larger one after another, it is counted in the last of them.
-- Two real windows may share days too, such as the last of one and the first of the next. Days alone do not tell them
-- from a make-up window; that the same students were tested in both does.
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

meetings as (
    select
        sent_windows.assessment,
        sent_windows.subject,
        sent_windows.place,
        others.place as larger_place,
        sent_windows.window_start_date,
        sent_windows.window_end_date,
        others.window_start_date as larger_start_date,
        others.window_end_date as larger_end_date,
        2 * (
            1 + datediff(
                'day',
                greatest(sent_windows.window_start_date, others.window_start_date),
                least(sent_windows.window_end_date, others.window_end_date)
            )
        ) > 1 + least(
            datediff('day', sent_windows.window_start_date, sent_windows.window_end_date),
            datediff('day', others.window_start_date, others.window_end_date)
        ) as shares_most_days
    from sent_windows
    inner join sent_windows as others
        on
            sent_windows.assessment = others.assessment
            and sent_windows.subject = others.subject
            and sent_windows.place > others.place
            and sent_windows.window_start_date <= others.window_end_date
            and sent_windows.window_end_date >= others.window_start_date
),

tested as (
    select
        student_id,
        assessment,
        subject,
        window_start_date,
        window_end_date
    from assessments
    where status in ('valid', 'invalid')
    group by student_id, assessment, subject, window_start_date, window_end_date
),

-- Who retakes a test in its make-up window was tested in both; most of those in a make-up window were not.
tested_again as (
    select
        meetings.assessment,
        meetings.subject,
        meetings.place,
        meetings.larger_place
    from meetings
    inner join tested
        on
            meetings.assessment = tested.assessment
            and meetings.subject = tested.subject
            and meetings.window_start_date = tested.window_start_date
            and meetings.window_end_date = tested.window_end_date
    left join tested as also
        on
            tested.student_id = also.student_id
            and meetings.assessment = also.assessment
            and meetings.subject = also.subject
            and meetings.larger_start_date = also.window_start_date
            and meetings.larger_end_date = also.window_end_date
    where not meetings.shares_most_days
    group by meetings.assessment, meetings.subject, meetings.place, meetings.larger_place
    having 2 * count(also.student_id) > count(*)
),

larger as (
    select
        meetings.assessment,
        meetings.subject,
        meetings.place,
        min(meetings.larger_place) as larger_place
    from meetings
    left join tested_again
        on
            meetings.assessment = tested_again.assessment
            and meetings.subject = tested_again.subject
            and meetings.place = tested_again.place
            and meetings.larger_place = tested_again.larger_place
    where tested_again.place is null
    group by meetings.assessment, meetings.subject, meetings.place
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
