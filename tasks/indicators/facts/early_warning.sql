-- One row per student, unit and school year, over or so far, with at least one day of enrolment: whether each of
-- three flags is up by what happened in the unit; empty where it cannot be told. `is_absent`: present on less than
-- nine tenths of 10 days or more. `has_incidents`: one serious incident or two of any kind; where nobody says what is
-- serious, what ended in suspension out of school or expulsion is. A year before the first incident that anybody
-- recorded, or after the last, cannot tell. `has_failures`: a failed mark in English or mathematics in grades 6 to 8,
-- in two courses or more in grades 9 to 12, of students with marks; `takes_marks` is true in these grades.
-- The final mark counts once it has come, and summer does not. `is_short_stay`: enrolled on fewer than 10 days of
-- school, so that attendance cannot tell.
with years as (
    select
        period_start,
        period_end
    from periods
    where is_year
),

recorded as (
    select
        min(incidents.date) as first_date,
        max(incidents.date) as last_date
    from incidents
    inner join cycle on incidents.date <= cycle.end_date
),

enrolled as (
    select
        spells.student_id,
        school_units.unit_type,
        school_units.unit_id,
        years.period_start,
        years.period_end,
        spells.grade
    from facts.spells
    inner join years on spells.entry_date <= years.period_end and spells.last_date >= years.period_start
    inner join facts.school_units on spells.school_id = school_units.school_id
    qualify
        row_number() over (
            partition by spells.student_id, school_units.unit_type, school_units.unit_id, years.period_start
            order by spells.entry_date desc, spells.grade desc
        ) = 1
),

behaved as (
    select
        incidents.student_id,
        school_units.unit_type,
        school_units.unit_id,
        years.period_start,
        count(distinct incidents.incident_id) >= 2
        or max(
            case
                when coalesce(incidents.is_serious, incidents.action in ('out_of_school_suspension', 'expulsion'))
                    then 1
                else 0
            end
        ) = 1 as is_flagged
    from incidents
    inner join years on incidents.date between years.period_start and years.period_end
    inner join facts.school_units on incidents.school_id = school_units.school_id
    group by 1, 2, 3, 4
),

marks as (
    select
        student_id,
        school_id,
        course_id,
        term_end_date,
        result = 'failed' as is_failed,
        subject in ('english', 'mathematics') as is_of_two,
        row_number() over (
            partition by student_id, school_id, course_id, term_start_date
            order by case when is_final then 0 else 1 end asc, term_end_date desc
        ) as place
    from courses
    where term <> 'summer'
),

marked as (
    select
        marks.student_id,
        school_units.unit_type,
        school_units.unit_id,
        years.period_start,
        count(distinct case when marks.is_failed then marks.course_id end) as failed_n,
        count(distinct case when marks.is_failed and marks.is_of_two then marks.course_id end) as failed_of_two_n
    from marks
    inner join years on marks.term_end_date between years.period_start and years.period_end and marks.place = 1
    inner join facts.school_units on marks.school_id = school_units.school_id
    group by 1, 2, 3, 4
)

select
    enrolled.student_id,
    enrolled.unit_type,
    enrolled.unit_id,
    enrolled.period_start,
    enrolled.period_end,
    case
        when student_periods.reported_days_n >= 10
            then 10 * student_periods.present_days < 9 * student_periods.reported_days_n
    end as is_absent,
    coalesce(student_periods.enrolled_days_n between 1 and 9 and student_periods.reported_days_n < 10, false)
        as is_short_stay,
    case when recorded.first_date is not null then coalesce(behaved.is_flagged, false) end as has_incidents,
    case
        when enrolled.grade in ('06', '07', '08') then marked.failed_of_two_n >= 1
        when enrolled.grade in ('09', '10', '11', '12') then marked.failed_n >= 2
    end as has_failures,
    coalesce(enrolled.grade in ('06', '07', '08', '09', '10', '11', '12'), false) as takes_marks,
    student_periods.freshest_date
from enrolled
left join recorded on enrolled.period_end >= recorded.first_date and enrolled.period_start <= recorded.last_date
left join facts.student_periods
    on
        enrolled.student_id = student_periods.student_id
        and enrolled.unit_type = student_periods.unit_type
        and enrolled.unit_id = student_periods.unit_id
        and enrolled.period_start = student_periods.period_start
        and enrolled.period_end = student_periods.period_end
left join behaved
    on
        enrolled.student_id = behaved.student_id
        and enrolled.unit_type = behaved.unit_type
        and enrolled.unit_id = behaved.unit_id
        and enrolled.period_start = behaved.period_start
left join marked
    on
        enrolled.student_id = marked.student_id
        and enrolled.unit_type = marked.unit_type
        and enrolled.unit_id = marked.unit_id
        and enrolled.period_start = marked.period_start
