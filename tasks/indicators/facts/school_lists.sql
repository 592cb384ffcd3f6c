-- One row per dataset, slice, school and period of which a list was to come that tells of no single days: whether it
-- has come, enough of it to be compared, and all of it. Positions are to come of a school open on a period's last day.
-- Staff are told of each school year, and of the newest three together: come where they have in each of them.
with held as (
    select
        period_start,
        period_end,
        school_id,
        max(freshest_date) as freshest_date
    from facts.positions_by_school
    group by 1, 2, 3
),

position_periods as (
    select distinct
        period_start,
        period_end
    from held
),

three_years as (
    select
        cast(max(period_start) - interval 24 month as date) as period_start,
        max(period_end) as period_end
    from facts.teachers_next_year
)

select
    'cohort' as dataset,
    '' as slice,
    school_id,
    period_start,
    period_end,
    is_received,
    is_received as is_comparable,
    is_received as is_whole,
    freshest_date
from facts.cohort_schools
union all
select
    'staff' as dataset,
    '' as slice,
    school_id,
    period_start,
    period_end,
    max(case when is_received then 1 else 0 end) = 1 as is_received,
    max(case when is_received then 1 else 0 end) = 1 as is_comparable,
    max(case when is_received then 1 else 0 end) = 1 as is_whole,
    max(case when is_received then next_date end) as freshest_date
from facts.teachers_next_year
group by 3, 4, 5
union all
select
    'staff' as dataset,
    '' as slice,
    teachers_next_year.school_id,
    three_years.period_start,
    three_years.period_end,
    min(case when teachers_next_year.is_received then 1 else 0 end) = 1 as is_received,
    min(case when teachers_next_year.is_received then 1 else 0 end) = 1 as is_comparable,
    min(case when teachers_next_year.is_received then 1 else 0 end) = 1 as is_whole,
    max(case when teachers_next_year.is_received then teachers_next_year.next_date end) as freshest_date
from facts.teachers_next_year
inner join three_years on teachers_next_year.period_start >= three_years.period_start
group by 3, 4, 5
union all
select
    'courses' as dataset,
    '' as slice,
    school_id,
    period_start,
    period_end,
    max(case when is_received then 1 else 0 end) = 1 as is_received,
    10 * sum(case when is_received then 1 else 0 end) >= 9 * count(*) as is_comparable,
    min(case when is_received then 1 else 0 end) = 1 as is_whole,
    max(freshest_date) as freshest_date
from facts.freshmen
group by 3, 4, 5
union all
select
    'positions' as dataset,
    '' as slice,
    open_spans.school_id,
    open_spans.period_start,
    open_spans.period_end,
    held.school_id is not null as is_received,
    held.school_id is not null as is_comparable,
    held.school_id is not null as is_whole,
    held.freshest_date
from facts.open_spans
inner join position_periods
    on
        open_spans.period_start = position_periods.period_start
        and open_spans.period_end = position_periods.period_end
        and position_periods.period_end between open_spans.first_date and open_spans.last_date
left join held
    on
        open_spans.school_id = held.school_id
        and open_spans.period_start = held.period_start
        and open_spans.period_end = held.period_end
union all
select
    'surveys' as dataset,
    slice,
    school_id,
    period_start,
    period_end,
    is_received,
    is_received as is_comparable,
    is_whole,
    case when is_received then period_end end as freshest_date
from facts.survey_schools
