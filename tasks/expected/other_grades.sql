-- One row per school most of whose enrolled students are in grades that it does not have by the list of schools: its
-- lowest and highest grade there, else its level, its students, and the grade that most of those in others have.
with enrolled as (
    select
        student_id,
        arg_max(school_id, entry_date) as school_id,
        list_position($grades, arg_max(grade, entry_date)) as place
    from enrolment
    where entry_date <= $cycle_end and coalesce(exit_date, $cycle_end) >= $year_start
    group by student_id
),

-- What a level has at most: a school of grades 7 to 12 is a high school, one of 5 and 6 may be of either level.
spans as (
    select
        school_id,
        name,
        level,
        low_grade,
        high_grade,
        case
            when low_grade is not null and high_grade is not null then list_position($grades, low_grade)
            when level = 'middle' then list_position($grades, '05')
            when level = 'high' then list_position($grades, '08')
            when level = 'elementary' then 1
        end as first_place,
        case
            when low_grade is not null and high_grade is not null then list_position($grades, high_grade)
            when level = 'elementary' then list_position($grades, '06')
            when level = 'middle' then list_position($grades, '09')
            when level = 'high' then len($grades)
        end as last_place
    from read_parquet($schools)
),

counted as (
    select
        spans.school_id,
        enrolled.place,
        enrolled.place between spans.first_place and spans.last_place as is_within,
        count(*) as students_n
    from enrolled
    inner join spans on enrolled.school_id = spans.school_id
    where enrolled.place is not null and spans.first_place is not null and spans.last_place is not null
    group by spans.school_id, enrolled.place, is_within
),

by_school as (
    select
        school_id,
        sum(students_n) as students_n,
        coalesce(sum(students_n) filter (where not is_within), 0) as other_n,
        arg_max(place, 100 * students_n - place) filter (where not is_within and students_n >= $least_n) as most_place
    from counted
    group by school_id
)

select
    spans.name,
    spans.level,
    spans.low_grade,
    spans.high_grade,
    cast(by_school.students_n as bigint) as students_n,
    $grades[by_school.most_place] as most_grade
from by_school
inner join spans on by_school.school_id = spans.school_id
where by_school.other_n >= $least_n and 2 * by_school.other_n > by_school.students_n
order by spans.name
