-- One row per dataset, slice, school and period: whether the school was to send data and has, and on how many days.
-- `is_comparable`: enough has come to hold the school's part of a figure against another cycle's. Of attendance that is
-- at least nine tenths of the days that students were enrolled, 98 in 100 of those on days that the school has sent,
-- since rows lost on days that came are not lost by chance, and nine tenths of the students most of whose days came. Of
-- tests it is nine tenths of the students, less grades that are lacking.
-- `is_whole`: nothing of it is known to be missing, beyond 1 in 200 of the days of its students.
-- A day has not come of which nothing came; of how many students it came, the days of students tell.
-- Days that the calendar lost, or on which a school taught that is closed by the list of schools, were to come, and are
-- counted in no figure: more than 1 in 200 are `has_lost_days`.
-- Enrolment is to come of a school open on the day on which it is counted, and has come where somebody is there then.
-- Incidents of a year to date are received where some are of the cycle itself: those of before say nothing of now, and
-- a school that closed before the cycle is to send none.
with open_schools as (
    select
        school_dates.school_id,
        periods.period_start,
        periods.period_end
    from facts.school_dates
    inner join periods
        on
            coalesce(school_dates.opened_date, periods.period_end) <= periods.period_end
            and coalesce(school_dates.closed_date, periods.period_start) >= periods.period_start
    union
    select
        beyond_days.school_id,
        periods.period_start,
        periods.period_end
    from facts.beyond_days
    inner join periods on beyond_days.date between periods.period_start and periods.period_end
),

both_days as (
    select
        school_id,
        date,
        1 as expected_n,
        0 as received_n,
        0 as lost_n
    from facts.session_days
    union all
    select
        school_id,
        date,
        1 as expected_n,
        0 as received_n,
        1 as lost_n
    from facts.lost_days
    union all
    select
        counted_days.school_id,
        counted_days.date,
        0 as expected_n,
        1 as received_n,
        0 as lost_n
    from facts.counted_days
    where counted_days.reported_n > 0
),

stretches as (
    select
        both_days.school_id,
        period_days.stretch_start,
        sum(both_days.expected_n) as expected_n,
        sum(both_days.received_n) as received_n,
        sum(both_days.lost_n) as lost_n
    from both_days
    inner join period_days on both_days.date = period_days.date
    group by 1, 2
),

school_days as (
    select
        stretches.school_id,
        period_stretches.period_start,
        period_stretches.period_end,
        sum(stretches.expected_n) as expected_n,
        sum(stretches.received_n) as received_n,
        sum(stretches.lost_n) as lost_n
    from stretches
    inner join period_stretches on stretches.stretch_start = period_stretches.stretch_start
    group by 1, 2, 3
),

attended as (
    select
        unit_id as school_id,
        period_start,
        period_end,
        sum(enrolled_days_n) as enrolled_days_n,
        sum(sent_days_n) as sent_days_n,
        sum(reported_days_n) as reported_days_n,
        sum(received_days_n) as received_days_n,
        count(*) filter (where enrolled_days_n > 0) as enrolled_n,
        count(*) filter (where is_received) as received_n,
        max(freshest_date) as freshest_date
    from facts.student_periods
    where unit_type = 'school'
    group by 1, 2, 3
),

enrolled as (
    select distinct
        count_days.school_id,
        count_days.period_start,
        count_days.period_end
    from facts.count_days
    inner join facts.spells
        on
            count_days.school_id = spells.school_id
            and count_days.count_date between spells.entry_date and spells.last_date
),

recorded as (
    select
        incidents.school_id,
        periods.period_start,
        periods.period_end,
        max(incidents.date) as freshest_date
    from incidents
    inner join periods on incidents.date between periods.period_start and periods.period_end
    inner join cycle on incidents.date >= cycle.start_date or periods.period_end < cycle.start_date
    group by 1, 2, 3
),

tested as (
    select
        slice,
        school_id,
        window_start_date as period_start,
        window_end_date as period_end,
        max(case when is_delivered then 1 else 0 end) = 1 as is_received,
        10 * sum(case when is_sent then 1 else 0 end) >= 9 * count(*) as has_most,
        min(case when is_sent then 1 else 0 end) = 1 as has_all
    from facts.testing
    group by 1, 2, 3, 4
),

by_dataset as (
    select
        'attendance' as dataset,
        '' as slice,
        open_schools.school_id,
        open_schools.period_start,
        open_schools.period_end,
        coalesce(attended.reported_days_n > 0, false) as is_received,
        coalesce(
            attended.reported_days_n > 0
            and 10 * coalesce(attended.received_days_n, 0) >= 9 * coalesce(attended.enrolled_days_n, 0)
            and 50 * coalesce(attended.received_days_n, 0) >= 49 * coalesce(attended.sent_days_n, 0)
            and 10 * coalesce(attended.received_n, 0) >= 9 * coalesce(attended.enrolled_n, 0),
            false
        ) as is_comparable,
        coalesce(
            attended.reported_days_n > 0
            and 200 * coalesce(attended.received_days_n, 0) >= 199 * coalesce(attended.enrolled_days_n, 0)
            and coalesce(school_days.received_n, 0) >= coalesce(school_days.expected_n, 0),
            false
        ) as is_whole,
        case when school_days.expected_n > 0 then school_days.expected_n end as days_expected_n,
        case
            when school_days.expected_n > 0 and school_days.received_n > school_days.expected_n
                then school_days.expected_n
            else coalesce(school_days.received_n, 0)
        end as days_received_n,
        coalesce(200 * school_days.lost_n > school_days.expected_n, false) as has_lost_days,
        attended.freshest_date
    from open_schools
    left join attended
        on
            open_schools.school_id = attended.school_id
            and open_schools.period_start = attended.period_start
            and open_schools.period_end = attended.period_end
    left join school_days
        on
            open_schools.school_id = school_days.school_id
            and open_schools.period_start = school_days.period_start
            and open_schools.period_end = school_days.period_end
    union all
    select
        'enrolment' as dataset,
        '' as slice,
        count_days.school_id,
        count_days.period_start,
        count_days.period_end,
        enrolled.school_id is not null as is_received,
        enrolled.school_id is not null as is_comparable,
        enrolled.school_id is not null as is_whole,
        cast(null as bigint) as days_expected_n,
        cast(null as bigint) as days_received_n,
        false as has_lost_days,
        cast(null as date) as freshest_date
    from facts.count_days
    left join enrolled
        on
            count_days.school_id = enrolled.school_id
            and count_days.period_start = enrolled.period_start
            and count_days.period_end = enrolled.period_end
    union all
    select
        'incidents' as dataset,
        '' as slice,
        open_schools.school_id,
        open_schools.period_start,
        open_schools.period_end,
        recorded.school_id is not null as is_received,
        recorded.school_id is not null as is_comparable,
        recorded.school_id is not null as is_whole,
        cast(null as bigint) as days_expected_n,
        cast(null as bigint) as days_received_n,
        false as has_lost_days,
        recorded.freshest_date
    from open_schools
    inner join facts.school_dates on open_schools.school_id = school_dates.school_id
    inner join cycle
        on
            open_schools.period_end < cycle.start_date
            or coalesce(school_dates.closed_date, cycle.start_date) >= cycle.start_date
    left join recorded
        on
            open_schools.school_id = recorded.school_id
            and open_schools.period_start = recorded.period_start
            and open_schools.period_end = recorded.period_end
    union all
    select
        'assessments' as dataset,
        tested.slice,
        tested.school_id,
        tested.period_start,
        tested.period_end,
        tested.is_received,
        tested.is_received and tested.has_most as is_comparable,
        tested.is_received and tested.has_all as is_whole,
        cast(null as bigint) as days_expected_n,
        cast(null as bigint) as days_received_n,
        false as has_lost_days,
        case when tested.is_received then tested.period_end end as freshest_date
    from tested
    inner join schools on tested.school_id = schools.school_id
    union all
    select
        dataset,
        slice,
        school_id,
        period_start,
        period_end,
        is_received,
        is_comparable,
        is_whole,
        cast(null as bigint) as days_expected_n,
        cast(null as bigint) as days_received_n,
        false as has_lost_days,
        freshest_date
    from facts.school_lists
)

select
    dataset,
    slice,
    school_id,
    period_start,
    period_end,
    is_received,
    is_comparable,
    is_whole,
    cast(days_expected_n as bigint) as days_expected_n,
    cast(days_received_n as bigint) as days_received_n,
    has_lost_days,
    freshest_date
from by_dataset
