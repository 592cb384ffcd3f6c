-- One row per unit, student group and period: students absent at least a tenth of their days, of those with as many
-- days as the district's settings say that its state asks for; none where they say nothing.
select
    absence_by_group.unit_type,
    absence_by_group.unit_id,
    absence_by_group.group_id,
    '' as slice,
    absence_by_group.period_start,
    absence_by_group.period_end,
    cast(absence_by_group.state_chronic_n as decimal(18, 3)) as numerator,
    cast(absence_by_group.state_eligible_n as decimal(18, 3)) as denominator,
    attendance_by_group.reported_n - absence_by_group.state_eligible_n as excluded_n,
    nullif(attendance_by_group.enrolled_n, 0) as expected_n,
    attendance_by_group.received_n,
    attendance_by_group.freshest_date
from facts.absence_by_group
inner join facts.attendance_by_group
    on
        absence_by_group.unit_type = attendance_by_group.unit_type
        and absence_by_group.unit_id = attendance_by_group.unit_id
        and absence_by_group.group_id = attendance_by_group.group_id
        and absence_by_group.period_start = attendance_by_group.period_start
        and absence_by_group.period_end = attendance_by_group.period_end
where absence_by_group.state_eligible_n > 0
