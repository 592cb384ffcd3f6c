-- One row per unit, student group, subject and testing window: proficient students of those tested, or of 95 % of those
-- who should have been where fewer were.
with grouped as (
    select
        school_units.unit_type,
        school_units.unit_id,
        student_groups.group_id,
        testing.slice,
        testing.window_start_date as period_start,
        testing.window_end_date as period_end,
        count(*) filter (where testing.status = 'valid' and testing.is_proficient) as proficient_n,
        count(*) filter (where testing.status = 'valid') as valid_n,
        count(*) filter (where testing.status <> 'exempt' and testing.is_sent) as enrolled_n,
        count(*) filter (where testing.status = 'exempt') as exempt_n,
        count(*) filter (where testing.status <> 'exempt') as expected_n
    from facts.testing
    inner join facts.school_units on testing.school_id = school_units.school_id
    inner join facts.student_groups on testing.student_id = student_groups.student_id
    where testing.has_roster
    group by 1, 2, 3, 4, 5, 6
)

select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(proficient_n as decimal(18, 3)) as numerator,
    cast(greatest(cast(0.95 as decimal(3, 2)) * enrolled_n, valid_n) as decimal(18, 3)) as denominator,
    exempt_n as excluded_n,
    expected_n,
    valid_n as received_n,
    period_end as freshest_date
from grouped
where valid_n > 0
