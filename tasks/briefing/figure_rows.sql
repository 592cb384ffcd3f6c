-- One row per measure, slice, unit and student group, in the order of the tables.
-- Beside figures of all students that days of school are behind stand the days of students that attendance counts.
select
    current_figures.measure,
    current_figures.slice,
    current_figures.unit_type,
    current_figures.unit_id,
    current_figures.group_id,
    current_figures.period_start,
    current_figures.period_end,
    current_figures.definition_version,
    current_figures.origin,
    current_figures.authority,
    current_figures.is_shown,
    current_figures.hidden_reason,
    current_figures.numerator,
    current_figures.denominator,
    current_figures.value,
    current_figures.n,
    current_figures.excluded_n,
    current_figures.expected_n,
    current_figures.received_n,
    current_figures.schools_expected_n,
    current_figures.schools_received_n,
    current_figures.students_expected_n,
    current_figures.students_received_n,
    current_figures.are_all_received,
    current_figures.days_expected_n,
    current_figures.days_received_n,
    cast(reported_days.expected_n as bigint) as student_days_expected_n,
    cast(reported_days.received_n as bigint) as student_days_received_n,
    current_figures.freshest_date
from current_figures
left join figures as reported_days
    on
        current_figures.unit_type = reported_days.unit_type
        and current_figures.unit_id = reported_days.unit_id
        and current_figures.group_id = reported_days.group_id
        and current_figures.period_start = reported_days.period_start
        and current_figures.period_end = reported_days.period_end
        and current_figures.origin = reported_days.origin
        and current_figures.group_id = 'all'
        and current_figures.origin = 'student rows'
        and current_figures.days_expected_n is not null
        and reported_days.measure = 'attendance_rate'
order by
    current_figures.measure,
    current_figures.slice,
    current_figures.unit_type,
    current_figures.unit_id,
    current_figures.group_id
