-- One row per measure, slice, unit and student group, in the order of the tables.
-- Beside figures of all students that days of school are behind stand the days of students that attendance counts.
with reported_days as (
    select
        unit_type,
        unit_id,
        period_start,
        period_end,
        max(cast(expected_n as bigint)) as expected_n,
        max(cast(received_n as bigint)) as received_n
    from figures
    where
        measure in ('attendance_rate', 'average_daily_attendance')
        and group_id = 'all'
        and origin = 'student rows'
    group by unit_type, unit_id, period_start, period_end
)

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
    reported_days.expected_n as student_days_expected_n,
    reported_days.received_n as student_days_received_n,
    current_figures.freshest_date,
    current_figures.least_rate,
    current_figures.most_rate
from current_figures
left join reported_days
    on
        current_figures.unit_type = reported_days.unit_type
        and current_figures.unit_id = reported_days.unit_id
        and current_figures.period_start = reported_days.period_start
        and current_figures.period_end = reported_days.period_end
        and current_figures.group_id = 'all'
        and current_figures.origin = 'student rows'
        and current_figures.days_expected_n is not null
order by
    current_figures.measure,
    current_figures.slice,
    current_figures.unit_type,
    current_figures.unit_id,
    current_figures.group_id
