-- One row per period, school and role with a position on the period's last day: full-time equivalents that the budget
-- knows and that are to be filled, those of them that are vacant, and positions that are frozen. The school of the
-- central office is ''.
-- A period that ends before the first position began has none, nor one that begins after the newest change of any: of
-- what was not yet written down nobody knows.
with changes as (
    select start_date as date from positions
    union all
    select end_date as date from positions
    union all
    select posted_date as date from positions
),

known_periods as (
    select
        periods.period_start,
        periods.period_end,
        max(changes.date) as newest_date
    from periods
    cross join cycle
    inner join changes on cycle.end_date >= changes.date
    group by 1, 2
    having max(changes.date) >= periods.period_start
)

select
    known_periods.period_start,
    known_periods.period_end,
    coalesce(positions.school_id, '') as school_id,
    positions.role,
    cast(coalesce(sum(case when positions.status <> 'frozen' then positions.fte end), 0) as decimal(18, 3))
        as to_fill_fte,
    cast(coalesce(sum(case when positions.status = 'vacant' then positions.fte end), 0) as decimal(18, 3))
        as vacant_fte,
    count(distinct case when positions.status = 'frozen' then positions.position_id end) as frozen_n,
    least(known_periods.newest_date, known_periods.period_end) as freshest_date
from known_periods
inner join positions
    on
        known_periods.period_end >= positions.start_date
        and known_periods.period_end <= coalesce(positions.end_date, known_periods.period_end)
group by 1, 2, 3, 4, 8
