-- One row per student of a graduation cohort whose four years, and the summer after, are over by the cycle's end.
-- `is_counted`: in the denominator of 20 U.S.C. 7801(25), which only a documented leaver leaves. `is_graduate`: has a
-- regular diploma, or the state's alternate one, by the day before the first day of school of the year after; where the
-- calendar does not know that, within two months of the fourth year.
-- `is_received`: the school has said what became of its members. While it has not, some are enrolled still and the
-- newest that is said is of before the last half year.
with years as (
    select distinct
        cohort.cohort_year,
        make_date(
            cast(cohort.cohort_year as integer) - case when month(school_years.end_date) = 12 then 0 else 1 end,
            month(school_years.start_date),
            day(school_years.start_date)
        ) as period_start
    from cohort
    cross join school_years
    inner join cycle on cycle.end_date between school_years.start_date and school_years.end_date
),

ends as (
    select
        cohort_year,
        period_start,
        cast(period_start + interval 12 month - interval 1 day as date) as period_end,
        cast(period_start + interval 14 month - interval 1 day as date) as latest_date
    from years
),

deadlines as (
    select
        ends.cohort_year,
        ends.period_start,
        ends.period_end,
        coalesce(cast(min(session_days.date) - interval 1 day as date), ends.latest_date) as last_date
    from ends
    left join facts.session_days on ends.period_end < session_days.date and ends.latest_date >= session_days.date
    group by ends.cohort_year, ends.period_start, ends.period_end, ends.latest_date
),

members as (
    select
        cohort.student_id,
        cohort.school_id,
        cohort.cohort_year,
        cohort.outcome,
        cohort.outcome_date,
        coalesce(cohort.is_documented, false) as is_documented,
        deadlines.period_start,
        deadlines.period_end,
        deadlines.last_date,
        coalesce(cohort.outcome_date <= deadlines.last_date, true) as is_in_time
    from cohort
    inner join deadlines on cohort.cohort_year = deadlines.cohort_year
    inner join cycle on deadlines.last_date <= cycle.end_date
),

schools_told as (
    select
        school_id,
        cohort_year,
        max(case when outcome <> 'enrolled' and outcome_date > period_end - interval 6 month then 1 else 0 end) = 1
        or min(case when outcome = 'enrolled' then 0 else 1 end) = 1 as is_received,
        max(case when outcome_date <= last_date then outcome_date end) as freshest_date
    from members
    group by school_id, cohort_year
)

select
    members.student_id,
    members.school_id,
    members.period_start,
    members.period_end,
    not members.is_documented
    or not members.is_in_time
    or members.outcome not in ('transferred', 'emigrated', 'incarcerated', 'died') as is_counted,
    members.is_in_time and members.outcome in ('regular_diploma', 'alternate_diploma') as is_graduate,
    schools_told.is_received,
    schools_told.freshest_date
from members
inner join schools_told
    on members.school_id = schools_told.school_id and members.cohort_year = schools_told.cohort_year
