-- One row per month or week, and school or all of them, in which nearly all absences are those of the month or week
-- before, student by student and day by day: with how many there are and how many are the same.
-- Who is away on most days of a month tells nothing.
with likely_days as materialized (
    select
        likely.same_by,
        likely.school_id,
        day_pairs.school_id as of_school_id,
        day_pairs.date,
        day_pairs.month_n,
        day_pairs.earlier_date,
        day_pairs.earlier_month_n,
        date_trunc(if(likely.same_by = 'week', 'week', 'month'), day_pairs.date) as period_start,
        date_trunc(if(likely.same_by = 'week', 'week', 'month'), day_pairs.earlier_date) as earlier_start
    from likely_same_periods as likely
    inner join day_pairs
        on
            likely.same_by = day_pairs.same_by
            and likely.period_n = day_pairs.period_n
            and (likely.school_id is null or likely.school_id = day_pairs.school_id)
),

-- A month of which few days have come goes with the one before: who was ill in one week was not away for most of it.
asked_days as (
    select
        days_away.school_id,
        days_away.date,
        days_away.month_n
        - if(count(*) over (partition by days_away.school_id, days_away.month_n) < $fewest_of_month, 1, 0) as span_n
    from days_away
    where
        (days_away.school_id, days_away.month_n) in (
            select
                of_school_id,
                month_n
            from likely_days
            union all
            select
                of_school_id,
                earlier_month_n
            from likely_days
        )
),

spans as (
    select
        school_id,
        span_n,
        count(*) as days_n
    from asked_days
    group by school_id, span_n
),

absences as materialized (
    select
        rows_away.student_id,
        rows_away.school_id,
        rows_away.date,
        rows_away.present_fraction
    from read_parquet($path) as rows_away
    inner join asked_days on rows_away.school_id = asked_days.school_id and rows_away.date = asked_days.date
    inner join spans on asked_days.school_id = spans.school_id and asked_days.span_n = spans.span_n
    where rows_away.present_fraction < 1 and hash(rows_away.student_id) % cast($one_in as ubigint) = 0
    qualify
        2 * count(*) over (partition by rows_away.student_id, rows_away.school_id, asked_days.span_n) < spans.days_n
),

newer_absences as materialized (
    select
        likely_days.same_by,
        likely_days.period_start,
        likely_days.earlier_start,
        likely_days.school_id,
        likely_days.of_school_id,
        likely_days.date,
        likely_days.earlier_date,
        absences.student_id,
        absences.present_fraction
    from likely_days
    inner join absences on likely_days.of_school_id = absences.school_id and likely_days.date = absences.date
),

earlier_absences as materialized (
    select
        likely_days.same_by,
        likely_days.period_start,
        likely_days.earlier_start,
        likely_days.school_id,
        likely_days.of_school_id,
        likely_days.date,
        absences.student_id,
        absences.present_fraction
    from likely_days
    inner join absences
        on likely_days.of_school_id = absences.school_id and likely_days.earlier_date = absences.date
),

compared as (
    select
        coalesce(newer.same_by, earlier.same_by) as same_by,
        coalesce(newer.period_start, earlier.period_start) as period_start,
        coalesce(newer.earlier_start, earlier.earlier_start) as earlier_start,
        coalesce(newer.school_id, earlier.school_id) as school_id,
        newer.date,
        newer.student_id,
        coalesce(newer.present_fraction = earlier.present_fraction, false) as is_same
    from newer_absences as newer
    full join earlier_absences as earlier
        on
            newer.same_by = earlier.same_by
            and newer.period_start = earlier.period_start
            and newer.school_id is not distinct from earlier.school_id
            and newer.of_school_id = earlier.of_school_id
            and newer.date = earlier.date
            and newer.student_id = earlier.student_id
),

alike as (
    select
        same_by,
        period_start,
        earlier_start,
        school_id,
        count(student_id) as absences_n,
        count(*) filter (where is_same) as same_n
    from compared
    group by same_by, period_start, earlier_start, school_id
    having
        count(*) filter (where is_same) >= $fewest
        and count(distinct student_id) filter (where is_same) >= $fewest_students
        and count(distinct date) filter (where is_same) >= $fewest_days
        and 100 * count(*) filter (where is_same) >= $least_percent * count(*)
)

select
    same_by = 'week' as is_week,
    cast(period_start as date) as period_start,
    cast(earlier_start as date) as earlier_start,
    school_id,
    max(absences_n) as absences_n,
    max(same_n) as same_n
from alike
group by is_week, alike.period_start, alike.earlier_start, school_id
order by is_week, alike.period_start, school_id nulls first
