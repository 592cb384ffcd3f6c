-- One row per unit, student group, period and action after incidents: students of whom it was taken, how often, and all
-- students enrolled at any time. A period before the first incident that anybody recorded, or after the last, has none.
with action_names as (
    select 'in_school_suspension' as action
    union all
    select 'out_of_school_suspension' as action
    union all
    select 'expulsion' as action
),

-- Of a student's two actions after one incident each is one.
taken as (
    select
        incidents.student_id,
        incidents.action,
        school_units.unit_type,
        school_units.unit_id,
        periods.period_start,
        periods.period_end,
        count(*) as taken_n
    from incidents
    inner join periods on incidents.date between periods.period_start and periods.period_end
    inner join facts.school_units on incidents.school_id = school_units.school_id
    inner join action_names on incidents.action = action_names.action
    group by 1, 2, 3, 4, 5, 6
),

recorded as (
    select
        min(incidents.date) as first_date,
        max(incidents.date) as freshest_date
    from incidents
    inner join cycle on incidents.date <= cycle.end_date
),

enrolled as (
    select
        enrolled_students.unit_type,
        enrolled_students.unit_id,
        student_groups.group_id,
        enrolled_students.period_start,
        enrolled_students.period_end,
        count(*) as enrolled_n
    from facts.enrolled_students
    inner join facts.student_groups on enrolled_students.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5
),

-- Students who are not enrolled in the unit are not of its enrolled, and count where they are.
taken_by_group as (
    select
        taken.unit_type,
        taken.unit_id,
        student_groups.group_id,
        taken.period_start,
        taken.period_end,
        taken.action,
        count(*) as students_n,
        sum(taken.taken_n) as taken_n
    from taken
    inner join facts.enrolled_students
        on
            taken.student_id = enrolled_students.student_id
            and taken.unit_type = enrolled_students.unit_type
            and taken.unit_id = enrolled_students.unit_id
            and taken.period_start = enrolled_students.period_start
            and taken.period_end = enrolled_students.period_end
    inner join facts.student_groups on taken.student_id = student_groups.student_id
    group by 1, 2, 3, 4, 5, 6
)

select
    enrolled.unit_type,
    enrolled.unit_id,
    enrolled.group_id,
    enrolled.period_start,
    enrolled.period_end,
    action_names.action,
    coalesce(taken_by_group.students_n, 0) as students_n,
    cast(coalesce(taken_by_group.taken_n, 0) as bigint) as taken_n,
    enrolled.enrolled_n,
    recorded.freshest_date
from enrolled
cross join action_names
inner join recorded
    on enrolled.period_end >= recorded.first_date and enrolled.period_start <= recorded.freshest_date
left join taken_by_group
    on
        enrolled.unit_type = taken_by_group.unit_type
        and enrolled.unit_id = taken_by_group.unit_id
        and enrolled.group_id = taken_by_group.group_id
        and enrolled.period_start = taken_by_group.period_start
        and enrolled.period_end = taken_by_group.period_end
        and action_names.action = taken_by_group.action
