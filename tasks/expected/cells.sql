-- One row per school, part and period of which rows should have come: whether some did.
-- Periods are months of the cycle where a dataset comes month by month, up to the newest of any school or to that of
-- `due_date`, whichever is later; else none.
with newest as (
    select greatest(max(month_start), date_trunc('month', cast($due_date as date))) as month_start
    from profile
),

months as (
    select
        greatest(cast(series.first_day as date), cast($cycle_start as date)) as period_start,
        least(last_day(cast(series.first_day as date)), cast($cycle_end as date)) as period_end,
        cast(series.first_day as date) as month_start
    from newest
    cross join
        generate_series(
            date_trunc('month', cast($cycle_start as date)),
            least(newest.month_start, cast($cycle_end as date)),
            interval 1 month
        ) as series (first_day)
    where $by_month
    union all
    select
        null as period_start,
        null as period_end,
        null as month_start
    where not $by_month
),

-- A school owes nothing of a period in which it is not open or has no day in session.
open_schools as (
    select
        schools.school_id,
        schools.level,
        months.period_start,
        months.period_end,
        months.month_start
    from schools
    inner join facts.school_dates on schools.school_id = school_dates.school_id
    cross join months
    where
        (
            school_dates.opened_date is null
            or school_dates.opened_date <= coalesce(months.period_end, cast($cycle_end as date))
        )
        and (
            school_dates.closed_date is null
            or school_dates.closed_date >= coalesce(months.period_start, cast($cycle_start as date))
        )
        and (
            months.period_start is null
            or not exists (select 1 from calendar)
            or exists (
                select 1
                from calendar
                where
                    calendar.is_session
                    and calendar.date between months.period_start and months.period_end
                    and (calendar.school_id is null or calendar.school_id = schools.school_id)
            )
        )
),

arrived as (
    select
        open_schools.school_id,
        open_schools.level,
        open_schools.month_start,
        coalesce(profile.part, '') as part
    from open_schools
    inner join profile
        on
            open_schools.school_id = profile.school_id
            and (open_schools.month_start is null or open_schools.month_start = profile.month_start)
    group by open_schools.school_id, open_schools.level, open_schools.month_start, coalesce(profile.part, '')
),

senders as (
    select
        level,
        month_start,
        count(distinct school_id) as schools_n
    from arrived
    group by level, month_start
),

-- What most schools of a level have sent is missed at the others.
parts_of_levels as (
    select
        arrived.level,
        arrived.month_start,
        arrived.part
    from arrived
    inner join senders
        on arrived.level = senders.level and arrived.month_start is not distinct from senders.month_start
    group by arrived.level, arrived.month_start, arrived.part, senders.schools_n
    having 2 * count(distinct arrived.school_id) > senders.schools_n
),

-- Each school where all owe rows; else those that have sent some part.
owing as (
    select
        open_schools.school_id,
        open_schools.level,
        open_schools.period_start,
        open_schools.period_end,
        open_schools.month_start
    from open_schools
    where
        $every_school
        or exists (
            select 1
            from arrived
            where
                arrived.school_id = open_schools.school_id
                and arrived.month_start is not distinct from open_schools.month_start
        )
),

expected_parts as (
    select
        owing.school_id,
        owing.period_start,
        owing.period_end,
        owing.month_start,
        parts_of_levels.part
    from owing
    inner join parts_of_levels
        on
            owing.level = parts_of_levels.level
            and owing.month_start is not distinct from parts_of_levels.month_start
    union
    select
        owing.school_id,
        owing.period_start,
        owing.period_end,
        owing.month_start,
        '' as part
    from owing
    where not $has_parts
),

whole_parts as (
    select unnest(cast($parts as varchar[])) as part
),

cells as (
    select
        expected_parts.school_id,
        expected_parts.part,
        expected_parts.period_start,
        expected_parts.period_end,
        arrived.school_id is not null as has_come
    from expected_parts
    left join arrived
        on
            expected_parts.school_id = arrived.school_id
            and expected_parts.month_start is not distinct from arrived.month_start
            and (expected_parts.part = '' or expected_parts.part = arrived.part)
    union
    -- A part of which no school has sent anything is told once.
    select
        '' as school_id,
        whole_parts.part,
        null as period_start,
        null as period_end,
        profile.part is not null as has_come
    from whole_parts
    left join profile on whole_parts.part = profile.part
)

select
    school_id,
    part,
    cast(cells.period_start as date) as period_start,
    cast(cells.period_end as date) as period_end,
    bool_or(has_come) as has_come,
    cast(null as bigint) as days_expected_n,
    cast(null as date[]) as missing_dates
from cells
group by school_id, part, cells.period_start, cells.period_end
order by part, school_id, cells.period_start
