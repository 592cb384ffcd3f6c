-- One row per period that indicators speak of: months and school years up to the cycle's end, and cycles.
with months as (
    select
        greatest(month_start, school_years.start_date) as period_start,
        least(last_day(month_start), school_years.end_date, cycle.end_date) as period_end,
        false as is_cycle,
        true as is_month,
        false as is_year
    from school_years
    cross join cycle
    cross join
        generate_series(date_trunc('month', school_years.start_date), school_years.end_date, interval 1 month)
            as series (month_start)
    where month_start <= cycle.end_date
),

years as (
    select
        school_years.start_date as period_start,
        least(school_years.end_date, cycle.end_date) as period_end,
        false as is_cycle,
        false as is_month,
        true as is_year
    from school_years
    cross join cycle
    where school_years.start_date <= cycle.end_date
),

past_cycles as (
    select
        cycles.start_date as period_start,
        cycles.end_date as period_end,
        true as is_cycle,
        false as is_month,
        false as is_year
    from cycles
    cross join cycle
    where cycles.end_date <= cycle.end_date
),

all_periods as (
    select period_start, period_end, is_cycle, is_month, is_year from past_cycles
    union all
    select period_start, period_end, is_cycle, is_month, is_year from years
    union all
    select period_start, period_end, is_cycle, is_month, is_year from months
)

select
    cast(period_start as date) as period_start,
    cast(period_end as date) as period_end,
    bool_or(is_cycle) as is_cycle,
    bool_or(is_month) as is_month,
    bool_or(is_year) as is_year
from all_periods
group by 1, 2
