-- One row per number whose coverage of people may be told, and how: `exact`, or only by the people it `counted`.
-- Told in two ways, units would tell of each other: one way holds for all of a period, that which tells more.
with numbers as (
    select distinct
        coverage_numbers.number_id,
        coverage_numbers.measure,
        coverage_numbers.slice,
        coverage_numbers.period_start,
        coverage_numbers.period_end,
        coverage_numbers.way,
        coverage_numbers.unit_type,
        coverage_numbers.group_id,
        not coverage_numbers.is_kept and coverage_hidden.number_id is null as is_told
    from coverage_numbers
    left join coverage_hidden
        on coverage_numbers.number_id = coverage_hidden.number_id and coverage_numbers.way = coverage_hidden.way
    where coverage_numbers.number_id is not null
),

chosen as (
    select
        measure,
        slice,
        period_start,
        period_end,
        way
    from numbers
    group by measure, slice, period_start, period_end, way
    qualify row_number() over (
        partition by measure, slice, period_start, period_end
        order by
            bool_or(is_told and unit_type = 'district' and group_id = 'all') desc,
            count(*) filter (where is_told) desc,
            way desc
    ) = 1
)

select
    numbers.number_id,
    numbers.way
from numbers
inner join chosen
    on
        numbers.measure = chosen.measure
        and numbers.slice = chosen.slice
        and numbers.period_start = chosen.period_start
        and numbers.period_end = chosen.period_end
        and numbers.way = chosen.way
where numbers.is_told
