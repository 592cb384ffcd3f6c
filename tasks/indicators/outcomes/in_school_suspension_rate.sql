-- One row per unit, student group and period: students suspended in school at least once, of students enrolled at any
-- time.
select
    unit_type,
    unit_id,
    group_id,
    '' as slice,
    period_start,
    period_end,
    cast(students_n as decimal(18, 3)) as numerator,
    cast(enrolled_n as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    enrolled_n as expected_n,
    enrolled_n as received_n,
    freshest_date
from facts.actions_by_group
where action = 'in_school_suspension'
