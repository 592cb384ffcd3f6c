-- One row per figure that counts days: the students whose days they are.
select
    wanted_figures.measure,
    wanted_figures.slice,
    attendance_by_group.reported_n as people_n
from wanted_figures
inner join meanings on wanted_figures.measure = meanings.measure
inner join facts.attendance_by_group
    on
        wanted_figures.period_start = attendance_by_group.period_start
        and wanted_figures.period_end = attendance_by_group.period_end
where
    meanings.counted = 'student_days'
    and attendance_by_group.unit_type = 'district'
    and attendance_by_group.group_id = 'all'
