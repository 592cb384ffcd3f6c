-- One row per dataset, slice, unit and period: schools, students and days of which data were to come, and have come.
-- Days are days in session of every school of the unit; students are counted once in each unit. What has come is
-- counted of what was to come, and is never more.
with units as (
    select
        school_coverage.dataset,
        school_coverage.slice,
        school_units.unit_type,
        school_units.unit_id,
        school_coverage.period_start,
        school_coverage.period_end,
        count(*) as schools_expected_n,
        count(*) filter (where school_coverage.is_received) as schools_received_n,
        sum(school_coverage.days_expected_n) as days_expected_n,
        sum(case when school_coverage.days_expected_n is not null then school_coverage.days_received_n end)
            as days_received_n,
        max(school_coverage.freshest_date) as freshest_date
    from facts.school_coverage
    inner join facts.school_units on school_coverage.school_id = school_units.school_id
    group by 1, 2, 3, 4, 5, 6
),

-- Nobody sends word of a student to whom nothing happened. Who has sat a test was to sit it, whatever the roster says.
students as (
    select
        'attendance' as dataset,
        '' as slice,
        unit_type,
        unit_id,
        period_start,
        period_end,
        nullif(enrolled_n, 0) as students_expected_n,
        received_n as students_received_n
    from facts.attendance_by_group
    where group_id = 'all'
    union all
    select
        'assessments' as dataset,
        testing.slice,
        school_units.unit_type,
        school_units.unit_id,
        testing.window_start_date as period_start,
        testing.window_end_date as period_end,
        case
            when count(*) filter (where testing.has_roster and testing.status <> 'exempt') > 0
                then count(*) filter (where (testing.has_roster or testing.is_delivered) and testing.status <> 'exempt')
        end as students_expected_n,
        count(*) filter (where testing.is_delivered and testing.status <> 'exempt') as students_received_n
    from facts.testing
    inner join facts.school_units on testing.school_id = school_units.school_id
    group by 1, 2, 3, 4, 5, 6
    union all
    select
        'cohort' as dataset,
        '' as slice,
        school_units.unit_type,
        school_units.unit_id,
        cohort_members.period_start,
        cohort_members.period_end,
        count(*) filter (where cohort_members.is_counted) as students_expected_n,
        count(*) filter (where cohort_members.is_counted and cohort_members.is_received) as students_received_n
    from facts.cohort_members
    inner join facts.school_units on cohort_members.school_id = school_units.school_id
    group by 1, 2, 3, 4, 5, 6
    union all
    select
        'courses' as dataset,
        '' as slice,
        school_units.unit_type,
        school_units.unit_id,
        freshmen.period_start,
        freshmen.period_end,
        count(distinct freshmen.student_id) as students_expected_n,
        count(distinct case when freshmen.is_received then freshmen.student_id end) as students_received_n
    from facts.freshmen
    inner join facts.school_units on freshmen.school_id = school_units.school_id
    group by 1, 2, 3, 4, 5, 6
)

select
    units.dataset,
    units.slice,
    units.unit_type,
    units.unit_id,
    units.period_start,
    units.period_end,
    units.schools_expected_n,
    units.schools_received_n,
    cast(students.students_expected_n as bigint) as students_expected_n,
    cast(students.students_received_n as bigint) as students_received_n,
    cast(units.days_expected_n as bigint) as days_expected_n,
    cast(units.days_received_n as bigint) as days_received_n,
    units.freshest_date
from units
left join students
    on
        units.dataset = students.dataset
        and units.slice = students.slice
        and units.unit_type = students.unit_type
        and units.unit_id = students.unit_id
        and units.period_start = students.period_start
        and units.period_end = students.period_end
