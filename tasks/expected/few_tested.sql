-- One row per school, test, subject and window that is over of which many students enrolled in the grades sent have no
-- row, not even that they were not tested, though in the window before it, or at other schools, few had none.
-- `is_many`: so many that their count is told. Of others clearly more have none than in the school's window before: by
-- more than one in 20 of its students, and by more than chance is likely to give.
with sent as (
    select
        assessments.student_id,
        assessments.school_id,
        assessments.assessment,
        assessments.subject,
        assessments.grade,
        testing_windows.window_start_date,
        testing_windows.window_end_date
    from assessments
    inner join facts.testing_windows
        on
            assessments.assessment = testing_windows.assessment
            and assessments.subject = testing_windows.subject
            and assessments.window_start_date = testing_windows.sent_start_date
            and assessments.window_end_date = testing_windows.sent_end_date
),

grades as (
    select distinct
        school_id,
        assessment,
        subject,
        grade,
        window_start_date,
        window_end_date
    from sent
),

-- Who was tested at another school has a row.
told as (
    select distinct
        student_id,
        assessment,
        subject,
        window_start_date
    from sent
),

enrolled as (
    select distinct
        grades.school_id,
        grades.assessment,
        grades.subject,
        grades.grade,
        grades.window_start_date,
        grades.window_end_date,
        enrolment.student_id
    from grades
    inner join enrolment
        on
            grades.school_id = enrolment.school_id
            and grades.grade = enrolment.grade
            and grades.window_end_date >= enrolment.entry_date
            and grades.window_end_date <= coalesce(enrolment.exit_date, grades.window_end_date)
),

counted as (
    select
        enrolled.school_id,
        enrolled.assessment,
        enrolled.subject,
        enrolled.grade,
        enrolled.window_start_date,
        enrolled.window_end_date,
        count(*) as enrolled_n,
        count(*) - count(told.student_id) as without_n
    from enrolled
    left join told
        on
            enrolled.student_id = told.student_id
            and enrolled.assessment = told.assessment
            and enrolled.subject = told.subject
            and enrolled.window_start_date = told.window_start_date
    group by
        enrolled.school_id,
        enrolled.assessment,
        enrolled.subject,
        enrolled.grade,
        enrolled.window_start_date,
        enrolled.window_end_date
),

beside as (
    select
        *,
        sum(enrolled_n) over of_grade - enrolled_n as others_enrolled_n,
        sum(without_n) over of_grade - without_n as others_without_n
    from counted
    window of_grade as (partition by assessment, subject, grade, window_start_date)
),

-- That of the same time last year, else the one before: a season may test fewer than another.
before as (
    select
        beside.school_id,
        beside.assessment,
        beside.subject,
        beside.grade,
        beside.window_start_date,
        earlier.without_n / earlier.enrolled_n as without_share
    from beside
    inner join counted as earlier
        on
            beside.school_id = earlier.school_id
            and beside.assessment = earlier.assessment
            and beside.subject = earlier.subject
            and beside.grade = earlier.grade
            and beside.window_start_date > earlier.window_start_date
            and beside.window_end_date > earlier.window_end_date
            and earlier.window_end_date >= beside.window_end_date - interval 410 day
    qualify
        row_number() over (
            partition by
                beside.school_id, beside.assessment, beside.subject, beside.grade, beside.window_start_date
            order by
                case when earlier.window_end_date <= beside.window_end_date - interval 320 day then 0 else 1 end asc,
                earlier.window_end_date desc,
                earlier.window_start_date desc
        ) = 1
),

-- A grade that neither was tested before nor is at other schools tells nothing.
usual as (
    select
        beside.school_id,
        beside.assessment,
        beside.subject,
        beside.window_start_date,
        beside.window_end_date,
        beside.enrolled_n,
        beside.without_n,
        before.without_share is not null as is_by_before,
        beside.enrolled_n * coalesce(
            before.without_share,
            beside.others_without_n / nullif(beside.others_enrolled_n, 0),
            beside.without_n / beside.enrolled_n
        ) as usual_n
    from beside
    left join before
        on
            beside.school_id = before.school_id
            and beside.assessment = before.assessment
            and beside.subject = before.subject
            and beside.grade = before.grade
            and beside.window_start_date = before.window_start_date
)

select
    usual.assessment,
    usual.subject,
    usual.window_end_date,
    usual.school_id,
    cast(sum(usual.enrolled_n) as bigint) as enrolled_n,
    cast(sum(usual.without_n) as bigint) as without_n,
    bool_or(usual.is_by_before) as is_by_before,
    sum(usual.without_n) >= $fewest
    and 100 * sum(usual.without_n) > $least_percent * sum(usual.enrolled_n)
    and sum(usual.without_n) >= $times * sum(usual.usual_n) as is_many
from usual
inner join schools on usual.school_id = schools.school_id
where usual.window_end_date between cast($year_start as date) and cast($over_by as date)
group by usual.assessment, usual.subject, usual.window_start_date, usual.window_end_date, usual.school_id
having
    is_many
    or (
        bool_or(usual.is_by_before)
        and 20 * (sum(usual.without_n) - sum(usual.usual_n)) > sum(usual.enrolled_n)
        and sum(usual.without_n) - sum(usual.usual_n) >= 3 * sqrt(sum(usual.usual_n) + 1)
    )
order by is_many desc, usual.window_end_date desc, usual.assessment asc, usual.subject asc, usual.school_id asc
