-- One row per measure, slice, unit and period whose published figure may be a point of a series.
with dated as (
    select
        measures.measure,
        coalesce(measures.slice, '') as slice,
        measures.unit_type,
        coalesce(measures.unit_id, '') as unit_id,
        measures.period_start,
        measures.period_end,
        coalesce(measures.definition_version, '') as definition_version,
        coalesce(measures.origin, '') as origin,
        measures.numerator,
        measures.denominator,
        coalesce(measures.value, measures.numerator / nullif(measures.denominator, 0)) as value,
        measures.days_expected_n,
        meanings.form,
        meanings.direction,
        meanings.definition_version as told_version,
        -- The first and the last month may be cut short; a window of tests within a month is none.
        date_trunc('month', measures.period_start) = date_trunc('month', measures.period_end)
        and (extract('day' from measures.period_start) = 1 or measures.period_end = last_day(measures.period_end))
            as is_month,
        date_diff('day', measures.period_start, measures.period_end) + 1 as length_days,
        -- What is counted from the start of the year on only grows: no point of it is like the one before.
        meanings.shown_period = 'year' and measures.origin not in ('counts', 'rates') as is_of_the_year
    from measures
    inner join meanings on measures.measure = meanings.measure
    where
        measures.unit_type in ('district', 'school')
        and coalesce(measures.group_id, 'all') = 'all'
        and measures.is_shown
),

-- Only numbers of one definition are alike: that of the catalogue where there are any, else that of the newest.
of_one_version as (
    select *
    from dated
    where value is not null and (is_month or not is_of_the_year)
    qualify
        definition_version
        = first_value(definition_version) over (
            partition by measure, slice, unit_type, unit_id
            order by (definition_version = told_version) desc, period_end desc, definition_version asc
        )
),

-- A measure told of a cycle has months too, and one of two lengths is a series: months where they are as many.
of_one_length as (
    select *
    from of_one_version
    qualify
        is_month
        = (
            2 * count(*) filter (where is_month) over (partition by measure, slice, unit_type, unit_id)
            >= count(*) over (partition by measure, slice, unit_type, unit_id)
        )
),

-- Rows of students come before what somebody has counted, and that before a rate.
of_one_origin as (
    select
        *,
        case when is_month then cast(date_trunc('month', period_start) as date) else period_end end as date
    from of_one_length
    qualify row_number() over (
        partition by
            measure,
            slice,
            unit_type,
            unit_id,
            case when is_month then date_trunc('month', period_start) else period_end end
        order by
            case when origin in ('student rows', 'plans') then 1 when origin = 'counts' then 2 else 3 end asc,
            length_days desc,
            origin asc
    ) = 1
)

select
    dense_rank() over (order by measure, slice, unit_type, unit_id) as series,
    measure,
    slice,
    unit_type,
    unit_id,
    form,
    direction,
    is_month,
    date,
    period_start,
    period_end,
    numerator,
    denominator,
    value
from of_one_origin
-- A month that was hardly in session is not like the others: of half its days, and of half the usual days in session.
qualify
    not is_month
    or (
        2 * length_days >= extract('day' from last_day(period_end))
        and coalesce(
            2 * days_expected_n
            >= median(days_expected_n) over (partition by measure, slice, unit_type, unit_id),
            true
        )
    )
