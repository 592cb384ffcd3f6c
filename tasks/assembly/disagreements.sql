-- One row per measure, slice and pair of sources of which one is ready-made: figures that both have, those that differ.
-- A rate that was delivered in whole or tenth percents agrees with all it may have been rounded from.
with known as (
    select
        all_measures.measure,
        all_measures.slice,
        all_measures.unit_type,
        all_measures.unit_id,
        all_measures.group_id,
        all_measures.period_start,
        all_measures.period_end,
        all_measures.numerator,
        all_measures.denominator,
        all_measures.value,
        all_measures.origin,
        all_measures.authority,
        all_measures.definition_version
    from all_measures
    where
        all_measures.status = 'reported'
        and all_measures.origin in ('student rows', 'counts', 'rates')
        and coalesce(cast(all_measures.numerator as double), all_measures.value) is not null
),

delivered as (
    select * from known
    where origin <> 'student rows'
),

-- What is computed comes first; of two ready-made ones each pair is there once.
pairs as (
    select
        delivered.measure,
        delivered.slice,
        delivered.unit_type,
        delivered.unit_id,
        known.origin,
        known.authority,
        known.definition_version,
        delivered.origin as other_origin,
        delivered.authority as other_authority,
        delivered.definition_version as other_definition_version,
        case
            when delivered.value is null or known.value is null then delivered.numerator = known.numerator
            when known.denominator is not null and delivered.denominator is not null
                then known.numerator * delivered.denominator = delivered.numerator * known.denominator
            else
                delivered.value in (known.value, round(known.value, 2), round(known.value, 3), round(known.value, 4))
                or known.value in (round(delivered.value, 2), round(delivered.value, 3), round(delivered.value, 4))
        end as is_same
    from delivered
    inner join known
        on
            delivered.measure = known.measure
            and delivered.slice = known.slice
            and delivered.unit_type = known.unit_type
            and delivered.unit_id = known.unit_id
            and delivered.group_id = known.group_id
            and delivered.period_start = known.period_start
            and delivered.period_end = known.period_end
    where
        known.origin = 'student rows'
        or (known.origin, known.authority, known.definition_version)
        < (delivered.origin, delivered.authority, delivered.definition_version)
)

select
    measure,
    slice,
    origin,
    authority,
    definition_version,
    other_origin,
    other_authority,
    other_definition_version,
    count(is_same) as compared_n,
    count(*) filter (where not is_same) as differing_n,
    list_sort(list(distinct unit_id) filter (where not is_same and unit_type = 'school')) as school_ids,
    coalesce(bool_or(unit_type = 'district') filter (where not is_same), false) as is_of_district
from pairs
group by
    measure,
    slice,
    origin,
    authority,
    definition_version,
    other_origin,
    other_authority,
    other_definition_version
