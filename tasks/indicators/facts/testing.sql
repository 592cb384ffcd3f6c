-- One row per student, assessment, subject and window: the result, or that there is none
-- though the student was enrolled in a tested grade on the window's last day.
-- `is_sent`: the school sent results of that test and window, so that a student without one was not tested; of a whole
-- grade that is lacking they did not come.
-- `slice` is the subject, with the assessment where a subject has several: their results are never one series.
with sent as (
    select
        assessments.student_id,
        assessments.school_id,
        assessments.assessment,
        assessments.subject,
        assessments.grade,
        assessments.status,
        assessments.is_proficient,
        assessments.growth_percentile,
        assessments.met_typical_growth,
        testing_windows.sent_start_date,
        testing_windows.window_start_date,
        testing_windows.window_end_date
    from assessments
    inner join facts.testing_windows
        on
            assessments.assessment = testing_windows.assessment
            and assessments.subject = testing_windows.subject
            and assessments.window_start_date = testing_windows.sent_start_date
            and assessments.window_end_date = testing_windows.sent_end_date
    inner join cycle on testing_windows.window_end_date <= cycle.end_date
),

windows as (
    select distinct
        assessment,
        subject,
        grade,
        window_start_date,
        window_end_date
    from sent
),

subjects as (
    select
        subject,
        count(distinct assessment) as assessments_n
    from windows
    group by subject
),

tested_grades as (
    select
        assessment,
        subject,
        grade,
        window_start_date,
        window_end_date,
        true as is_seen
    from windows
    union all
    select
        model_windows.assessment,
        model_windows.subject,
        windows.grade,
        model_windows.window_start_date,
        model_windows.window_end_date,
        false as is_seen
    from facts.model_windows
    inner join cycle on model_windows.window_end_date <= cycle.end_date
    inner join windows
        on
            model_windows.assessment = windows.assessment
            and model_windows.subject = windows.subject
            and model_windows.model_start_date = windows.window_start_date
            and model_windows.model_end_date = windows.window_end_date
),

-- Of a test and window of which a school has sent nothing, nobody knows who was tested.
senders as (
    select distinct
        school_id,
        assessment,
        subject,
        window_start_date
    from sent
),

-- Who is enrolled at two schools that day should have been tested at the one entered last.
enrolled as (
    select
        spells.student_id,
        spells.school_id,
        tested_grades.assessment,
        tested_grades.subject,
        tested_grades.window_start_date,
        tested_grades.window_end_date,
        lacking_grades.grade is not null as is_lacking
    from facts.spells
    inner join tested_grades
        on
            spells.grade = tested_grades.grade
            and tested_grades.window_end_date between spells.entry_date and spells.last_date
    left join senders
        on
            spells.school_id = senders.school_id
            and tested_grades.assessment = senders.assessment
            and tested_grades.subject = senders.subject
            and tested_grades.window_start_date = senders.window_start_date
    left join facts.lacking_grades
        on
            spells.school_id = lacking_grades.school_id
            and tested_grades.assessment = lacking_grades.assessment
            and tested_grades.subject = lacking_grades.subject
            and tested_grades.grade = lacking_grades.grade
            and tested_grades.window_start_date = lacking_grades.window_start_date
    where tested_grades.is_seen or senders.school_id is null or lacking_grades.grade is not null
    qualify
        row_number() over (
            partition by
                spells.student_id, tested_grades.assessment, tested_grades.subject, tested_grades.window_start_date
            order by spells.entry_date desc, spells.school_id asc, tested_grades.window_end_date desc
        ) = 1
),

-- Who was absent and made the test up has two rows of one window: the score counts, of two the newer.
results as (
    select
        student_id,
        school_id,
        assessment,
        subject,
        window_start_date,
        window_end_date,
        status,
        is_proficient,
        growth_percentile,
        met_typical_growth
    from sent
    qualify
        row_number() over (
            partition by student_id, assessment, subject, window_start_date
            order by
                case status when 'valid' then 1 when 'invalid' then 2 when 'exempt' then 3 else 4 end asc,
                sent_start_date desc,
                school_id asc
        ) = 1
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
        growth_percentile,
        met_typical_growth,
        true as is_delivered,
        false as is_lacking
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
        cast(null as bigint) as growth_percentile,
        cast(null as boolean) as met_typical_growth,
        false as is_delivered,
        enrolled.is_lacking
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
    all_students.growth_percentile,
    all_students.met_typical_growth,
    all_students.is_delivered,
    senders.school_id is not null and not all_students.is_lacking as is_sent,
    rosters.subject is not null as has_roster
from all_students
inner join subjects on all_students.subject = subjects.subject
left join rosters
    on
        all_students.assessment = rosters.assessment
        and all_students.subject = rosters.subject
        and all_students.window_start_date = rosters.window_start_date
left join senders
    on
        all_students.school_id = senders.school_id
        and all_students.assessment = senders.assessment
        and all_students.subject = senders.subject
        and all_students.window_start_date = senders.window_start_date
