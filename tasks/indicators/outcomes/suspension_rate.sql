-- One row per unit, student group and period: students suspended out of school at least once,
-- of students enrolled at any time.
with suspended as (
    select distinct
        incidents.student_id,
        school_units.unit_type,
        school_units.unit_id,
        periods.period_start,
        periods.period_end
    from incidents
    inner join periods on incidents.date between periods.period_start and periods.period_end
    inner join facts.school_units on incidents.school_id = school_units.school_id
    where incidents.action = 'out_of_school_suspension'
),

-- Before the first incident that anybody recorded and after the last there is no record, rather than no incident.
recorded as (
    select
        min(incidents.date) as first_date,
        max(incidents.date) as freshest_date
    from incidents
    inner join cycle on incidents.date <= cycle.end_date
),

grouped as (
    select
        enrolled_students.unit_type,
        enrolled_students.unit_id,
        student_groups.group_id,
        enrolled_students.period_start,
        enrolled_students.period_end,
        count(suspended.student_id) as suspended_n,
        count(*) as enrolled_n
    from facts.enrolled_students
    inner join facts.student_groups on enrolled_students.student_id = student_groups.student_id
    left join suspended
        on
            enrolled_students.student_id = suspended.student_id
            and enrolled_students.unit_type = suspended.unit_type
            and enrolled_students.unit_id = suspended.unit_id
            and enrolled_students.period_start = suspended.period_start
            and enrolled_students.period_end = suspended.period_end
    group by 1, 2, 3, 4, 5
)

select
    grouped.unit_type,
    grouped.unit_id,
    grouped.group_id,
    '' as slice,
    grouped.period_start,
    grouped.period_end,
    cast(grouped.suspended_n as decimal(18, 3)) as numerator,
    cast(grouped.enrolled_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    grouped.enrolled_n as expected_n,
    grouped.enrolled_n as received_n,
    recorded.freshest_date
from grouped
inner join recorded
    on grouped.period_end >= recorded.first_date and grouped.period_start <= recorded.freshest_date
