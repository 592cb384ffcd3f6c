-- One row per school, subject with grade, and testing window of the year that is over: results that should have come
-- with those of other subjects, and did not.
select
    lacking_grades.school_id,
    lacking_grades.subject || ', grade ' || lacking_grades.grade as part,
    lacking_grades.window_start_date as period_start,
    lacking_grades.window_end_date as period_end,
    false as has_come,
    cast(null as bigint) as days_expected_n,
    cast(null as date[]) as missing_dates
from facts.lacking_grades
inner join schools on lacking_grades.school_id = schools.school_id
where lacking_grades.window_end_date between cast($year_start as date) and cast($over_by as date)
