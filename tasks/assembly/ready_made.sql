-- One row per measure, unit, group, slice and period delivered as a count or a rate.
-- A state's numbers are no figure of the district. Rates of single days become the median of each period they lie in:
-- a delivered rate is never summed.
with delivered as (
    select
        measure,
        unit_type,
        coalesce(unit_id, '') as unit_id,
        group_id,
        coalesce(slice, '') as slice,
        period_start,
        period_end,
        numerator,
        denominator,
        cast(null as double) as rate,
        cast(null as bigint) as n,
        definition_version,
        'counts' as origin,
        authority,
        status,
        is_published
    from counts
    where unit_type <> 'state'
    union all
    select
        measure,
        unit_type,
        coalesce(unit_id, '') as unit_id,
        group_id,
        coalesce(slice, '') as slice,
        period_start,
        period_end,
        cast(null as decimal(18, 3)) as numerator,
        cast(null as decimal(18, 3)) as denominator,
        rate,
        n,
        definition_version,
        'rates' as origin,
        authority,
        status,
        is_published
    from rates
    where unit_type <> 'state'
),

in_time as (
    select delivered.*
    from delivered
    cross join cycle
    where
        delivered.period_end <= cycle.end_date
        -- The month that the cycle ends in is counted to its last day by those who count by months.
        or (
            delivered.period_start = cast(date_trunc('month', cycle.end_date) as date)
            and delivered.period_end = last_day(cycle.end_date)
        )
),

whole_periods as (
    select
        measure,
        unit_type,
        unit_id,
        group_id,
        slice,
        period_start,
        period_end,
        numerator,
        denominator,
        rate,
        n,
        cast(null as bigint) as expected_n,
        cast(null as bigint) as received_n,
        case when status = 'reported' then period_end end as freshest_date,
        definition_version,
        origin,
        authority,
        status,
        is_published
    from in_time
    where origin = 'counts' or period_start < period_end
),

session_counts as (
    select
        session_days.school_id,
        periods.period_start,
        periods.period_end,
        count(*) as session_days_n
    from facts.session_days
    inner join periods on session_days.date between periods.period_start and periods.period_end
    group by 1, 2, 3
),

schools_with_calendar as (
    select distinct school_id from facts.session_days
),

day_medians as (
    select
        in_time.measure,
        in_time.unit_type,
        in_time.unit_id,
        in_time.group_id,
        in_time.slice,
        periods.period_start,
        periods.period_end,
        median(in_time.rate) as rate,
        max(session_counts.session_days_n) as expected_n,
        count(in_time.rate) as received_n,
        max(case when in_time.rate is not null then in_time.period_end end) as freshest_date,
        -- Of days that all lack a rate one was hidden or unclear before it was merely not reported.
        max(in_time.status) as missing_status,
        in_time.definition_version,
        in_time.authority,
        bool_and(in_time.is_published) as is_published
    from in_time
    inner join periods on in_time.period_end between periods.period_start and periods.period_end
    left join facts.session_days on in_time.unit_id = session_days.school_id and in_time.period_end = session_days.date
    left join session_counts
        on
            in_time.unit_id = session_counts.school_id
            and periods.period_start = session_counts.period_start
            and periods.period_end = session_counts.period_end
    left join schools_with_calendar on in_time.unit_id = schools_with_calendar.school_id
    where
        in_time.period_start = in_time.period_end and in_time.origin = 'rates'
        and (
            in_time.unit_type <> 'school' or schools_with_calendar.school_id is null or session_days.date is not null
        )
    group by 1, 2, 3, 4, 5, 6, 7, 13, 14
),

all_rows as (
    select
        measure,
        unit_type,
        unit_id,
        group_id,
        slice,
        period_start,
        period_end,
        numerator,
        denominator,
        rate,
        n,
        expected_n,
        received_n,
        freshest_date,
        definition_version,
        origin,
        authority,
        status,
        is_published
    from whole_periods
    union all
    select
        measure,
        unit_type,
        unit_id,
        group_id,
        slice,
        period_start,
        period_end,
        cast(null as decimal(18, 3)) as numerator,
        cast(null as decimal(18, 3)) as denominator,
        rate,
        cast(null as bigint) as n,
        expected_n,
        received_n,
        freshest_date,
        definition_version,
        'median of rates' as origin,
        authority,
        case when rate is null then missing_status else 'reported' end as status,
        is_published
    from day_medians
)

select
    all_rows.measure,
    all_rows.unit_type,
    all_rows.unit_id,
    all_rows.group_id,
    all_rows.slice,
    all_rows.period_start,
    all_rows.period_end,
    all_rows.numerator,
    all_rows.denominator,
    case
        when all_rows.rate is not null then all_rows.rate
        when meanings.form = 'value' then cast(all_rows.numerator as double)
        else cast(all_rows.numerator as double) / cast(nullif(all_rows.denominator, 0) as double)
    end as value,
    coalesce(
        all_rows.n,
        -- Nine and a half positions are not ten people.
        cast(floor(case when meanings.form = 'value' then all_rows.numerator else all_rows.denominator end) as bigint)
    ) as n,
    cast(null as bigint) as excluded_n,
    all_rows.expected_n,
    all_rows.received_n,
    all_rows.freshest_date,
    all_rows.definition_version,
    all_rows.origin,
    all_rows.authority,
    all_rows.status,
    all_rows.is_published
from all_rows
left join meanings on all_rows.measure = meanings.measure
