-- One row per student group and period of the district and of each level: how far it lies from all others within the
-- schools that show both.
with units_above as (
    select distinct
        unit_id as school_id,
        'district' as unit_type,
        '' as unit_id
    from rated
    where unit_type = 'school'
    union all
    select
        school_id,
        'level' as unit_type,
        level as unit_id
    from schools
    where level is not null
),

-- Differences of schools and their squared standard errors, with the weights of Mantel and Haenszel.
school_differences as (
    select
        units_above.unit_type as above_type,
        units_above.unit_id as above_id,
        rated.*,
        cast(rated.denominator_1 as double) * rated.denominator_2
        / (rated.denominator_1 + rated.denominator_2) as weight,
        rated.rate_1 * (1 - rated.rate_1) / rated.denominator_1
        + rated.rate_2 * (1 - rated.rate_2) / rated.denominator_2 as squared_error
    from rated
    inner join units_above on rated.unit_type = 'school' and rated.unit_id = units_above.school_id
)

select
    above_type,
    above_id,
    measure,
    slice,
    group_id,
    period_start,
    period_end,
    definition_version,
    origin,
    authority,
    count(*) as schools_n,
    sum(denominator_1) as group_n,
    sum(weight * difference) / sum(weight) as difference,
    sqrt(sum(weight * weight * squared_error)) / sum(weight) as standard_error
from school_differences
group by all
