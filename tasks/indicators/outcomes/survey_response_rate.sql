-- One row per unit, group, kind of respondents and survey's window: people who took part, of those who were asked.
-- The district's own rows stand for it where they ask as many as its schools together or more; else they are of those
-- whose school is not known, and are added to the schools'. Where one of the two counts is missing there is no rate.
with places as (
    select
        survey,
        respondents,
        school_id,
        group_id,
        period_start,
        period_end,
        max(responded_n) as responded_n,
        max(asked_n) as asked_n
    from facts.survey_places
    group by 1, 2, 3, 4, 5, 6
),

judged as (
    select
        survey,
        respondents,
        school_id,
        group_id,
        period_start,
        period_end,
        responded_n,
        asked_n,
        coalesce(responded_n <= asked_n and asked_n > 0, false) as is_told
    from places
),

sums as (
    select
        survey,
        respondents,
        group_id,
        period_start,
        period_end,
        sum(case when school_id <> '' and is_told then asked_n else 0 end) as schools_asked_n,
        sum(case when school_id = '' and is_told then asked_n else 0 end) as district_asked_n
    from judged
    group by 1, 2, 3, 4, 5
),

placed as (
    select
        judged.*,
        school_units.unit_type,
        school_units.unit_id
    from judged
    inner join facts.school_units on judged.school_id = school_units.school_id
    inner join sums
        on
            judged.survey = sums.survey
            and judged.respondents = sums.respondents
            and judged.group_id = sums.group_id
            and judged.period_start = sums.period_start
            and judged.period_end = sums.period_end
    where
        school_units.unit_type <> 'district'
        or sums.district_asked_n = 0
        or sums.district_asked_n < sums.schools_asked_n
    union all
    select
        judged.*,
        'district' as unit_type,
        '' as unit_id
    from judged
    where school_id = ''
)

select
    unit_type,
    unit_id,
    group_id,
    respondents as slice,
    period_start,
    period_end,
    cast(sum(case when is_told then responded_n end) as decimal(18, 3)) as numerator,
    cast(sum(case when is_told then asked_n end) as decimal(18, 3)) as denominator,
    cast(0 as bigint) as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    period_end as freshest_date
from placed
group by 1, 2, 3, 4, 5, 6
having sum(case when is_told then asked_n end) > 0
