-- One row per unit, for the newest three school years together, where all three are there: teachers who teach at the
-- same school a year later, of all on October 1, each year's. A teacher of several years counts in each of them.
with newest as (
    select cast(max(period_start) - interval 24 month as date) as first_date
    from facts.retention_by_unit
)

select
    retention_by_unit.unit_type,
    retention_by_unit.unit_id,
    'all' as group_id,
    '' as slice,
    min(retention_by_unit.period_start) as period_start,
    max(retention_by_unit.period_end) as period_end,
    cast(sum(retention_by_unit.stayers_n) as decimal(18, 3)) as numerator,
    cast(sum(retention_by_unit.teachers_n) as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    max(retention_by_unit.freshest_date) as freshest_date
from facts.retention_by_unit
inner join newest on retention_by_unit.period_start >= newest.first_date
where retention_by_unit.teachers_n > 0
group by 1, 2
having count(*) = 3
