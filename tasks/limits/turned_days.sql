-- One row per school and run of newer days in session, on each of which less than half is attended, where most students
-- were present before it and the two look exchanged: hardly any is attended, or reasons of absence stand beside who
-- is present. `is_from_start` says that the run begins with the newer days.
-- Days of few students are none of a run and end none.
with full_days as (
    select
        *,
        is_newer and 2 * attended_days < rows_n as is_turned,
        is_newer and row_number() over (partition by school_id, is_newer order by date) = 1 as is_first
    from days_present
    where rows_n >= $fewest_of_day
),

numbered as (
    select
        *,
        row_number() over (partition by school_id order by date)
        - row_number() over (partition by school_id, is_turned order by date) as run_number
    from full_days
),

runs as (
    select
        school_id,
        min(date) as start_date,
        max(date) as end_date,
        bool_or(is_first) as is_from_start,
        count(*) as days_n,
        sum(rows_n) as rows_n,
        sum(attended_days) as attended_days,
        sum(away_n) as away_n,
        sum(reasoned_n) as reasoned_n,
        sum(present_reasoned_n) as present_reasoned_n
    from numbered
    where is_turned
    group by school_id, run_number
    having count(*) >= $fewest_days and sum(rows_n) >= $fewest
),

usual as (
    select
        runs.school_id,
        runs.start_date,
        count(*) as days_n,
        sum(full_days.rows_n) as rows_n,
        sum(full_days.present_n) as present_n,
        sum(full_days.reasoned_n) as reasoned_n,
        sum(full_days.present_reasoned_n) as present_reasoned_n
    from runs
    inner join full_days on runs.school_id = full_days.school_id and runs.start_date > full_days.date
    group by runs.school_id, runs.start_date
    having count(*) >= $fewest_days
)

select
    runs.school_id,
    runs.start_date,
    runs.end_date,
    runs.is_from_start,
    cast(runs.rows_n as bigint) as rows_n,
    cast(runs.away_n as bigint) as away_n,
    cast(runs.reasoned_n as bigint) as reasoned_n,
    cast(runs.present_reasoned_n as bigint) as present_reasoned_n,
    usual.present_n / usual.rows_n as usual_present_share
from runs
inner join usual on runs.school_id = usual.school_id and runs.start_date = usual.start_date
where
    usual.present_n >= $usually_present * usual.rows_n
    and 2 * runs.rows_n * usual.days_n >= usual.rows_n * runs.days_n
    and (
        (
            runs.reasoned_n >= $fewest_reasoned
            and 2 * runs.present_reasoned_n >= runs.reasoned_n
            and usual.present_reasoned_n <= $few * usual.reasoned_n
        )
        or (
            runs.attended_days <= (1 - $usually_present) * runs.rows_n
            and (runs.reasoned_n < $fewest_reasoned or 2 * runs.present_reasoned_n >= runs.reasoned_n)
        )
    )
order by runs.start_date, runs.school_id
