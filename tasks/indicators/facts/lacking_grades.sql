-- One row per school, assessment, subject, grade and window of which results should have come with the others: the
-- grade has them in another subject of that test and window, the school in other grades of the subject, and none are of
-- both, though the grade was tested in the subject within a year.
-- It takes ten students, at the school or, where no school has sent the grade, at all of them: fewer may be exempt.
-- A grade of ten enrolled of which a school sent no subject at all lacks each that it sent in the window of the same
-- time last year or, where other schools sent the grade now, in the window before.
with sent as (
    select
        assessments.school_id,
        assessments.assessment,
        assessments.subject,
        assessments.grade,
        testing_windows.window_start_date,
        testing_windows.window_end_date,
        count(distinct assessments.student_id) as students_n
    from assessments
    inner join facts.testing_windows
        on
            assessments.assessment = testing_windows.assessment
            and assessments.subject = testing_windows.subject
            and assessments.window_start_date = testing_windows.sent_start_date
            and assessments.window_end_date = testing_windows.sent_end_date
    group by 1, 2, 3, 4, 5, 6
),

senders as (
    select distinct
        school_id,
        assessment,
        subject,
        window_start_date,
        window_end_date
    from sent
),

grades as (
    select distinct
        assessment,
        subject,
        grade,
        window_start_date,
        window_end_date
    from sent
),

usual as (
    select distinct
        senders.assessment,
        senders.subject,
        senders.window_start_date,
        senders.window_end_date,
        grades.grade
    from senders
    inner join grades
        on
            senders.assessment = grades.assessment
            and senders.subject = grades.subject
            and senders.window_end_date >= grades.window_end_date
            and grades.window_end_date >= senders.window_end_date - interval 410 day
),

-- Windows of two subjects are one where they share most days of the longer.
in_others as (
    select
        senders.school_id,
        senders.assessment,
        senders.subject,
        senders.window_start_date,
        senders.window_end_date,
        others.grade,
        max(others.students_n) as students_n
    from senders
    inner join sent as others
        on
            senders.school_id = others.school_id
            and senders.assessment = others.assessment
            and senders.subject <> others.subject
            and 2 * (
                1 + datediff(
                    'day',
                    greatest(senders.window_start_date, others.window_start_date),
                    least(senders.window_end_date, others.window_end_date)
                )
            ) > 1 + greatest(
                datediff('day', senders.window_start_date, senders.window_end_date),
                datediff('day', others.window_start_date, others.window_end_date)
            )
    group by 1, 2, 3, 4, 5, 6
),

lacking as (
    select
        in_others.school_id,
        in_others.assessment,
        in_others.subject,
        in_others.grade,
        in_others.window_start_date,
        in_others.window_end_date,
        in_others.students_n,
        grades.grade is null as is_nowhere,
        sum(in_others.students_n) over (
            partition by
                in_others.assessment,
                in_others.subject,
                in_others.grade,
                in_others.window_start_date,
                in_others.window_end_date
        ) as all_students_n
    from in_others
    inner join usual
        on
            in_others.assessment = usual.assessment
            and in_others.subject = usual.subject
            and in_others.grade = usual.grade
            and in_others.window_start_date = usual.window_start_date
            and in_others.window_end_date = usual.window_end_date
    left join sent
        on
            in_others.school_id = sent.school_id
            and in_others.assessment = sent.assessment
            and in_others.subject = sent.subject
            and in_others.grade = sent.grade
            and in_others.window_start_date = sent.window_start_date
            and in_others.window_end_date = sent.window_end_date
    left join grades
        on
            in_others.assessment = grades.assessment
            and in_others.subject = grades.subject
            and in_others.grade = grades.grade
            and in_others.window_start_date = grades.window_start_date
            and in_others.window_end_date = grades.window_end_date
    where sent.school_id is null
),

-- A grade that a school sent then, and of which it has sent nothing now.
in_none as (
    select
        senders.school_id,
        senders.assessment,
        senders.subject,
        then_sent.grade,
        senders.window_start_date,
        senders.window_end_date
    from senders
    inner join facts.model_windows
        on
            senders.assessment = model_windows.assessment
            and senders.subject = model_windows.subject
            and senders.window_start_date = model_windows.window_start_date
            and senders.window_end_date = model_windows.window_end_date
    inner join sent as then_sent
        on
            senders.school_id = then_sent.school_id
            and senders.assessment = then_sent.assessment
            and senders.subject = then_sent.subject
            and model_windows.model_start_date = then_sent.window_start_date
            and model_windows.model_end_date = then_sent.window_end_date
    left join sent
        on
            senders.school_id = sent.school_id
            and senders.assessment = sent.assessment
            and then_sent.grade = sent.grade
            and senders.window_start_date <= sent.window_end_date
            and senders.window_end_date >= sent.window_start_date
    left join grades
        on
            senders.assessment = grades.assessment
            and senders.subject = grades.subject
            and then_sent.grade = grades.grade
            and senders.window_start_date = grades.window_start_date
            and senders.window_end_date = grades.window_end_date
    where sent.school_id is null and (model_windows.is_of_last_year or grades.grade is not null)
),

large as (
    select
        in_none.school_id,
        in_none.grade,
        in_none.window_end_date
    from in_none
    inner join enrolment
        on
            in_none.school_id = enrolment.school_id
            and in_none.grade = enrolment.grade
            and in_none.window_end_date >= enrolment.entry_date
            and in_none.window_end_date <= coalesce(enrolment.exit_date, in_none.window_end_date)
    group by 1, 2, 3
    having count(distinct enrolment.student_id) >= 10
)

select
    school_id,
    assessment,
    subject,
    grade,
    window_start_date,
    window_end_date
from lacking
where students_n >= 10 or (is_nowhere and all_students_n >= 10)
union
select
    in_none.school_id,
    in_none.assessment,
    in_none.subject,
    in_none.grade,
    in_none.window_start_date,
    in_none.window_end_date
from in_none
inner join large
    on
        in_none.school_id = large.school_id
        and in_none.grade = large.grade
        and in_none.window_end_date = large.window_end_date
