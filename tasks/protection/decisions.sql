-- One row per measure, unit, slice, period and breakdown: why it is withheld, or an empty reason.
-- A small cell withholds its breakdown at the unit; a withheld total withholds every breakdown,
-- since its parts add up to it.
-- A breakdown withheld at one school alone is withheld at one more, so that the district's total
-- less the others tells nothing.
with breakdowns as (
    select
        measure,
        unit_type,
        unit_id,
        slice,
        period_start,
        period_end,
        breakdown,
        bool_or(is_small) as has_small_cell,
        bool_or(is_protected) as is_protected,
        max(coalesce(whole_n, people_n)) as unit_n
    from candidates
    group by 1, 2, 3, 4, 5, 6, 7
),

totals as (
    select
        *,
        count(*) filter (where has_small_cell and unit_type = 'school') over siblings as withheld_n,
        count(*) filter (where not has_small_cell and is_protected and unit_type = 'school') over siblings as spare_n,
        row_number() over (
            partition by measure, slice, period_start, period_end, unit_type, has_small_cell or not is_protected
            order by unit_n, unit_id
        ) as place
    from breakdowns
    where breakdown = 'all'
    window siblings as (partition by measure, slice, period_start, period_end)
),

decided_totals as (
    select
        measure,
        unit_type,
        unit_id,
        slice,
        period_start,
        period_end,
        case
            when has_small_cell then 'small group'
            when not is_protected or withheld_n <> 1 then ''
            when unit_type = 'school' and place = 1 then 'to protect another group'
            when unit_type = 'district' and spare_n = 0 then 'to protect another group'
            else ''
        end as reason
    from totals
),

parts as (
    select
        breakdowns.*,
        breakdowns.has_small_cell or coalesce(decided_totals.reason <> '', false) as is_withheld
    from breakdowns
    left join decided_totals
        on
            breakdowns.measure = decided_totals.measure
            and breakdowns.unit_type = decided_totals.unit_type
            and breakdowns.unit_id = decided_totals.unit_id
            and breakdowns.slice = decided_totals.slice
            and breakdowns.period_start = decided_totals.period_start
            and breakdowns.period_end = decided_totals.period_end
            and breakdowns.is_protected
    where breakdowns.breakdown <> 'all'
),

counted_parts as (
    select
        *,
        count(*) filter (where is_withheld and unit_type = 'school') over siblings as withheld_n,
        count(*) filter (where not is_withheld and is_protected and unit_type = 'school') over siblings as spare_n,
        row_number() over (
            partition by
                measure, slice, period_start, period_end, breakdown, unit_type, is_withheld or not is_protected
            order by unit_n, unit_id
        ) as place
    from parts
    window siblings as (partition by measure, slice, period_start, period_end, breakdown)
),

decided_parts as (
    select
        measure,
        unit_type,
        unit_id,
        slice,
        period_start,
        period_end,
        breakdown,
        case
            when has_small_cell then 'small group'
            when is_withheld then 'to protect another group'
            when not is_protected or withheld_n <> 1 then ''
            when unit_type = 'school' and place = 1 then 'to protect another group'
            when unit_type = 'district' and spare_n = 0 then 'to protect another group'
            else ''
        end as reason
    from counted_parts
)

select
    measure,
    unit_type,
    unit_id,
    slice,
    period_start,
    period_end,
    'all' as breakdown,
    reason
from decided_totals
union all
select
    measure,
    unit_type,
    unit_id,
    slice,
    period_start,
    period_end,
    breakdown,
    reason
from decided_parts
