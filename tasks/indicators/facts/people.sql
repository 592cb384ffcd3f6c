-- One row per unit, group and period: how many students stand behind numbers that count days.
select
    student_periods.unit_type,
    student_periods.unit_id,
    student_groups.group_id,
    student_periods.period_start,
    student_periods.period_end,
    count(*) as students_n
from facts.student_periods
inner join facts.student_groups on student_periods.student_id = student_groups.student_id
where student_periods.reported_days_n > 0
group by 1, 2, 3, 4, 5
