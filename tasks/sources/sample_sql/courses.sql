-- One row per student in grades 9 to 12, course and semester, at the school where the semester ended.
with semesters as (
    select
        semesters.semester_n,
        semesters.start_date,
        semesters.end_date,
        dates.day_n
    from (
        values
        (1, date '2025-08-25', date '2026-01-16'),
        (2, date '2026-01-20', date '2026-06-10')
    ) as semesters (semester_n, start_date, end_date)
    inner join dates on semesters.end_date = dates.date
),

courses as (
    select
        semesters.semester_n,
        semesters.start_date,
        semesters.end_date,
        semesters.day_n,
        courses.subject,
        courses.title,
        courses.harder
    from semesters
    cross join (
        values
        ('english', 'Language Arts', 0),
        ('mathematics', 'Mathematics', 60),
        ('science', 'Science', 30),
        ('social_studies', 'History', 0),
        ('other', 'Arts', -40)
    ) as courses (subject, title, harder)
    order by semesters.semester_n, courses.title
),

taken as (
    select
        spell.student_id,
        spell.school_id,
        spell.grade,
        spell.grade_n,
        spell.absence_per_million,
        spell.score_shift,
        concat(spell.student_n, ' ', courses.title, ' ', courses.semester_n) as course_of_student,
        courses.*
    from spell
    inner join courses on courses.day_n between spell.first_day_n and spell.last_day_n
    where spell.grade_n >= 9
),

judged as (
    select
        *,
        -- Chance to fail, in a thousand: the often absent and the weak fail more, and grade 9 is the hardest.
        greatest(5, 35 + harder + absence_per_million // 900 - 2 * score_shift + if(grade_n = 9, 25, 0))
            as failures_permille,
        draw('mark', course_of_student, 1000) as chance
    from taken
)

select
    student_id,
    school_id,
    upper(left(title, 3)) || grade as course_id,
    title || ' ' || grade_n as title,
    subject,
    grade,
    'semester' as term,
    start_date as term_start_date,
    end_date as term_end_date,
    'Y' as is_final,
    case
        when chance < failures_permille then 'F'
        else ['D', 'C', 'C', 'B', 'B', 'B', 'A', 'A'][1 + chance % 8]
    end as mark,
    if(chance < failures_permille, 'failed', 'passed') as result,
    0.5 as credits_attempted,
    if(chance < failures_permille, 0, 0.5) as credits_earned
from judged
