-- One row per month or week, and school or all of them, in which nearly all absences are those of the month or week
-- before, student by student and day by day: with how many there are and how many are the same.
-- Days of two months are the same by their place among the school's days, or by weekday. Neither who is away on most
-- days of a month nor a day on which most are away tells anything. What is before the month that a day after $since
-- may repeat is not read.
with sampled as (
    select
        student_id,
        school_id,
        date,
        present_fraction
    from read_parquet($path)
    where
        hash(student_id) % cast($one_in as ubigint) = 0
        and (cast($since as date) is null or date >= date_trunc('month', cast($since as date)) - interval 1 month)
),

days as (
    select
        school_id,
        date,
        date_trunc('month', date) as month_start,
        row_number() over (partition by school_id, date_trunc('month', date) order by date) as place,
        2 * count(*) filter (where present_fraction < 1) < count(*) as tells
    from sampled
    group by school_id, date
),

months as (
    select
        school_id,
        month_start,
        count(*) as days_n
    from days
    group by school_id, month_start
),

pairs as (
    select
        newer.school_id,
        newer.date,
        earlier.date as earlier_date,
        newer.month_start as period_start,
        earlier.month_start as earlier_start,
        'place' as same_by
    from days as newer
    inner join days as earlier
        on
            newer.school_id = earlier.school_id
            and newer.month_start = earlier.month_start + interval 1 month
            and newer.place = earlier.place
    where newer.tells and earlier.tells
    union all
    select
        newer.school_id,
        newer.date,
        earlier.date as earlier_date,
        newer.month_start as period_start,
        earlier.month_start as earlier_start,
        'weekday' as same_by
    from days as newer
    inner join days as earlier
        on
            newer.school_id = earlier.school_id
            and newer.month_start = earlier.month_start + interval 1 month
            and (day(newer.date) - 1) // 7 = (day(earlier.date) - 1) // 7
            and dayofweek(newer.date) = dayofweek(earlier.date)
    where newer.tells and earlier.tells
    union all
    select
        newer.school_id,
        newer.date,
        earlier.date as earlier_date,
        date_trunc('week', newer.date) as period_start,
        date_trunc('week', earlier.date) as earlier_start,
        'week' as same_by
    from days as newer
    inner join days as earlier on newer.school_id = earlier.school_id and newer.date = earlier.date + 7
    where newer.tells and earlier.tells
),

newer_pairs as (
    select *
    from pairs
    where cast($since as date) is null or date > $since
),

absences as (
    select
        sampled.student_id,
        sampled.school_id,
        sampled.date,
        sampled.present_fraction
    from sampled
    inner join months
        on sampled.school_id = months.school_id and date_trunc('month', sampled.date) = months.month_start
    where sampled.present_fraction < 1
    qualify
        2 * count(*) over (partition by sampled.student_id, sampled.school_id, months.month_start) < months.days_n
),

newer as (
    select
        newer_pairs.same_by,
        newer_pairs.period_start,
        newer_pairs.earlier_start,
        newer_pairs.school_id,
        newer_pairs.date,
        absences.student_id,
        absences.present_fraction
    from newer_pairs
    inner join absences on newer_pairs.school_id = absences.school_id and newer_pairs.date = absences.date
),

earlier as (
    select
        newer_pairs.same_by,
        newer_pairs.period_start,
        newer_pairs.earlier_start,
        newer_pairs.school_id,
        newer_pairs.date,
        absences.student_id,
        absences.present_fraction
    from newer_pairs
    inner join absences on newer_pairs.school_id = absences.school_id and newer_pairs.earlier_date = absences.date
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
    from newer
    full join earlier
        on
            newer.same_by = earlier.same_by
            and newer.school_id = earlier.school_id
            and newer.date = earlier.date
            and newer.student_id = earlier.student_id
),

found as (
    select
        same_by,
        period_start,
        earlier_start,
        case when grouping(school_id) = 0 then school_id end as school_id,
        count(student_id) as absences_n,
        count(*) filter (where is_same) as same_n
    from compared
    group by
        grouping sets ((same_by, period_start, earlier_start), (same_by, period_start, earlier_start, school_id))
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
from found
group by is_week, found.period_start, found.earlier_start, school_id
order by is_week, found.period_start, school_id nulls first
