-- One row per student, school, assessment, subject and window: the result, or that there is none
-- though the student was enrolled in a tested grade on the window's last day.
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

enrolled as (
    select distinct
        spells.student_id,
        spells.school_id,
        windows.assessment,
        windows.subject,
        windows.window_start_date,
        windows.window_end_date
    from facts.spells
    inner join windows
        on spells.grade = windows.grade and windows.window_end_date between spells.entry_date and spells.last_date
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

untested as (
    select
        enrolled.student_id,
        enrolled.school_id,
        enrolled.assessment,
        enrolled.subject,
        enrolled.window_start_date,
        enrolled.window_end_date
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
    student_id,
    school_id,
    assessment,
    subject,
    window_start_date,
    window_end_date,
    status,
    is_proficient
from results
union all
select
    student_id,
    school_id,
    assessment,
    subject,
    window_start_date,
    window_end_date,
    'not_tested' as status,
    cast(null as boolean) as is_proficient
from untested
