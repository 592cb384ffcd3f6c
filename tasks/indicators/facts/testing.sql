-- One row per student, assessment, subject and window: the result, or that there is none
-- though the student was enrolled in a tested grade on the window's last day.
-- `slice` is the subject, with the assessment where a subject has several: their results are never one series.
with windows as (
    select distinct
        assessments.assessment,
        assessments.subject,
        assessments.grade,
        assessments.window_start_date,
        assessments.window_end_date
    from assessments
    inner join cycle on assessments.window_end_date <= cycle.end_date
),

subjects as (
    select
        subject,
        count(distinct assessment) as assessments_n
    from windows
    group by subject
),

-- Who is enrolled at two schools that day should have been tested at the one entered last.
enrolled as (
    select
        spells.student_id,
        spells.school_id,
        windows.assessment,
        windows.subject,
        windows.window_start_date,
        windows.window_end_date
    from facts.spells
    inner join windows
        on spells.grade = windows.grade and windows.window_end_date between spells.entry_date and spells.last_date
    qualify
        row_number() over (
            partition by spells.student_id, windows.assessment, windows.subject, windows.window_start_date
            order by spells.entry_date desc, spells.school_id asc, windows.window_end_date desc
        ) = 1
),

results as (
    select
        assessments.student_id,
        assessments.school_id,
        assessments.assessment,
        assessments.subject,
        assessments.window_start_date,
        assessments.window_end_date,
        assessments.status,
        assessments.is_proficient
    from assessments
    inner join cycle on assessments.window_end_date <= cycle.end_date
),

-- Windows of which somebody says who should have been tested: enrolment, or the results themselves.
rosters as (
    select assessment, subject, window_start_date from enrolled
    union
    select assessment, subject, window_start_date from results
    where status = 'not_tested'
),

all_students as (
    select
        student_id,
        school_id,
        assessment,
        subject,
        window_start_date,
        window_end_date,
        status,
        is_proficient,
        true as is_delivered
    from results
    union all
    select
        enrolled.student_id,
        enrolled.school_id,
        enrolled.assessment,
        enrolled.subject,
        enrolled.window_start_date,
        enrolled.window_end_date,
        'not_tested' as status,
        cast(null as boolean) as is_proficient,
        false as is_delivered
    from enrolled
    left join results
        on
            enrolled.student_id = results.student_id
            and enrolled.assessment = results.assessment
            and enrolled.subject = results.subject
            and enrolled.window_start_date = results.window_start_date
    where results.student_id is null
)

select
    all_students.student_id,
    all_students.school_id,
    all_students.assessment,
    all_students.subject,
    case
        when subjects.assessments_n > 1 then all_students.subject || ', ' || all_students.assessment
        else all_students.subject
    end as slice,
    all_students.window_start_date,
    all_students.window_end_date,
    all_students.status,
    all_students.is_proficient,
    all_students.is_delivered,
    rosters.subject is not null as has_roster
from all_students
inner join subjects on all_students.subject = subjects.subject
left join rosters
    on
        all_students.assessment = rosters.assessment
        and all_students.subject = rosters.subject
        and all_students.window_start_date = rosters.window_start_date
