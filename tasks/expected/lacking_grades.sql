-- One row per school, grade and testing window of the year that is over: the subjects of which results should have come
-- with those of other subjects, grades or years, and did not.
select
    lacking_grades.school_id,
    array_to_string(list_sort(list(distinct lacking_grades.subject)), ' and ')
    || ', grade ' || lacking_grades.grade as part,
    lacking_grades.window_start_date as period_start,
    lacking_grades.window_end_date as period_end,
    false as has_come,
    cast(null as bigint) as days_expected_n,
    cast(null as date[]) as missing_dates
from facts.lacking_grades
inner join schools on lacking_grades.school_id = schools.school_id
where lacking_grades.window_end_date between cast($year_start as date) and cast($over_by as date)
group by
    lacking_grades.school_id,
    lacking_grades.grade,
    lacking_grades.window_start_date,
    lacking_grades.window_end_date
