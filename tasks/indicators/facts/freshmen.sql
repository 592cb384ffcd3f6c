-- One row per school year, school and student in grade 9 for the first time, enrolled on the year's last day of school
-- or, while it goes on, on the cycle's last: credits earned in final marks, and failed core courses in sixths of a
-- semester, since a year is two semesters and a trimester two thirds of one. Summer terms are left out.
-- First in grade 9 is whom the graduation cohorts have so, else who was not in grade 9 in an earlier year.
-- `is_over`: the year's last day of school is past. `is_received`: the student has marks; of a year that is over the
-- school has sent final ones of a term that ends in its last 45 days.
with years as (
    select
        school_years.start_date as period_start,
        least(school_years.end_date, cycle.end_date) as period_end,
        year(school_years.end_date) + 3 as cohort_year,
        coalesce(max(session_days.date), school_years.end_date) as last_date,
        cycle.end_date as cycle_end
    from school_years
    cross join cycle
    left join facts.session_days
        on school_years.start_date <= session_days.date and school_years.end_date >= session_days.date
    where school_years.start_date <= cycle.end_date
    group by school_years.start_date, school_years.end_date, cycle.end_date
),

enrolled as (
    select distinct
        years.period_start,
        years.period_end,
        years.cohort_year,
        years.last_date,
        years.last_date <= years.cycle_end as is_over,
        spells.student_id,
        spells.school_id
    from years
    inner join facts.spells
        on
            spells.grade = '09'
            and least(years.last_date, years.cycle_end) between spells.entry_date and spells.last_date
),

repeated as (
    select distinct
        enrolled.period_start,
        enrolled.student_id
    from enrolled
    inner join facts.spells
        on
            enrolled.student_id = spells.student_id
            and enrolled.period_start > spells.last_date
            and spells.grade = '09'
),

first_time as (
    select
        enrolled.period_start,
        enrolled.period_end,
        enrolled.last_date,
        enrolled.is_over,
        enrolled.student_id,
        enrolled.school_id
    from enrolled
    left join cohort on enrolled.student_id = cohort.student_id
    left join repeated
        on enrolled.period_start = repeated.period_start and enrolled.student_id = repeated.student_id
    where
        case
            when cohort.cohort_year is not null then cohort.cohort_year = enrolled.cohort_year
            else repeated.student_id is null
        end
),

marks as (
    select
        courses.student_id,
        courses.school_id,
        courses.term_end_date,
        courses.is_final,
        courses.credits_earned,
        courses.result = 'failed' and courses.subject <> 'other' as is_core_failure,
        case courses.term when 'year' then 12 when 'trimester' then 4 when 'quarter' then 3 else 6 end as sixths,
        row_number() over (
            partition by courses.student_id, courses.school_id, courses.course_id, courses.term_start_date
            order by case when courses.is_final then 0 else 1 end asc, courses.term_end_date desc
        ) as place
    from courses
    where courses.term <> 'summer'
),

schools_told as (
    select
        years.period_start,
        marks.school_id,
        max(marks.term_end_date) as newest_date
    from marks
    inner join years on marks.term_end_date between years.period_start and years.last_date
    where marks.is_final
    group by years.period_start, marks.school_id
),

by_student as (
    select
        first_time.period_start,
        first_time.student_id,
        coalesce(sum(case when marks.is_final then marks.credits_earned end), 0) as credits_earned,
        coalesce(
            sum(
                case
                    when marks.is_core_failure and (marks.is_final or not first_time.is_over) then marks.sixths
                end
            ),
            0
        ) as core_failures_sixths,
        max(marks.term_end_date) as freshest_date
    from first_time
    inner join marks
        on
            first_time.student_id = marks.student_id
            and first_time.period_start <= marks.term_end_date
            and first_time.period_end >= marks.term_end_date
            and marks.place = 1
    group by first_time.period_start, first_time.student_id
)

select
    first_time.student_id,
    first_time.school_id,
    first_time.period_start,
    first_time.period_end,
    first_time.is_over,
    cast(coalesce(by_student.credits_earned, 0) as decimal(18, 3)) as credits_earned,
    cast(coalesce(by_student.core_failures_sixths, 0) as bigint) as core_failures_sixths,
    by_student.student_id is not null and (
        not first_time.is_over or coalesce(schools_told.newest_date >= first_time.last_date - interval 45 day, false)
    ) as is_received,
    by_student.freshest_date
from first_time
left join by_student
    on first_time.period_start = by_student.period_start and first_time.student_id = by_student.student_id
left join schools_told
    on first_time.period_start = schools_told.period_start and first_time.school_id = schools_told.school_id
