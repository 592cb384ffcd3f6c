-- One row per measure, unit, slice, period and breakdown: why it is withheld, or an empty reason.
-- A small cell withholds its breakdown at the unit; a withheld total withholds every breakdown,
-- since its parts add up to it.
-- A breakdown withheld at one school alone is withheld at one more, or else for the district, so that the district's
-- total less the others tells nothing.
with breakdowns as (
    select
        measure,
        unit_type,
        unit_id,
        slice,
        period_start,
        period_end,
        breakdown,
        bool_or(is_protected) as is_protected,
        -- What an authority hides must not be had from what it shows.
        bool_or(is_small or (is_protected and status = 'suppressed')) as has_small_cell,
        bool_or(is_protected and status = 'unclear') as has_unclear_cell,
        bool_or(status = 'reported') as is_reported,
        bool_and(is_published) as is_published,
        max(coalesce(whole_n, people_n)) as unit_n,
        bool_or(part_n = 0 or part_n = of_n) as has_none_or_all,
        -- All, less the groups of the breakdown: students of whom the group is not known, or hidden.
        max(whole_n) - sum(people_n) as left_n,
        max(whole_part_n) - sum(part_n) as left_part_n,
        max(whole_of_n) - sum(of_n) - max(whole_part_n) + sum(part_n) as left_rest_n
    from candidates
    group by 1, 2, 3, 4, 5, 6, 7
),

judged as (
    select
        breakdowns.*,
        coalesce(
            breakdowns.has_small_cell
            or (breakdowns.has_unclear_cell and parents.is_reported)
            or (
                breakdowns.breakdown <> 'all'
                and breakdowns.is_protected
                -- Anybody can subtract what an authority has published.
                and not breakdowns.is_published
                and (
                    (breakdowns.left_n > 0 and breakdowns.left_n < policy.minimum_n)
                    or (breakdowns.left_part_n > 0 and breakdowns.left_part_n < policy.minimum_n)
                    or (breakdowns.left_rest_n > 0 and breakdowns.left_rest_n < policy.minimum_n)
                    or (
                        breakdowns.left_n > 0
                        and breakdowns.left_n < policy.minimum_n_for_extremes
                        and (breakdowns.left_part_n = 0 or breakdowns.left_rest_n = 0)
                    )
                )
            ),
            false
        ) as is_small
    from breakdowns
    cross join policy
    left join breakdowns as parents
        on
            breakdowns.measure = parents.measure
            and breakdowns.slice = parents.slice
            and breakdowns.period_start = parents.period_start
            and breakdowns.period_end = parents.period_end
            and breakdowns.breakdown = parents.breakdown
            and breakdowns.unit_type <> 'district'
            and parents.unit_type = 'district'
),

-- Of units of one kind in one table, how many are withheld, and which other would go with one that is alone: the
-- smallest, and rather one with numbers above zero, since two that add up to zero are both zero.
counted as (
    select
        *,
        count(*) filter (where is_small) over siblings as withheld_n,
        count(*) filter (where not is_small and is_protected) over siblings as spare_n,
        row_number() over (
            partition by measure, slice, period_start, period_end, breakdown, unit_type, is_small or not is_protected
            order by has_none_or_all, unit_n, unit_id
        ) as place
    from judged
    window siblings as (partition by measure, slice, period_start, period_end, breakdown, unit_type)
),

partnered as (
    select
        *,
        is_small or (
            is_protected and case
                when unit_type <> 'district' then withheld_n = 1 and place = 1
                else bool_or(unit_type <> 'district' and withheld_n = 1 and spare_n = 0) over tables
            end
        ) as is_withheld
    from counted
    window tables as (partition by measure, slice, period_start, period_end, breakdown)
),

-- Totals are decided; each breakdown starts again from what is small or has its total withheld.
with_totals as (
    select
        * exclude (is_withheld, withheld_n, spare_n, place),
        is_small
        or (is_protected and bool_or(is_withheld and breakdown = 'all') over units) as is_withheld
    from partnered
    window units as (partition by measure, unit_type, unit_id, slice, period_start, period_end)
),

counted_again as (
    select
        *,
        count(*) filter (where is_withheld) over siblings as withheld_n,
        count(*) filter (where not is_withheld and is_protected) over siblings as spare_n,
        row_number() over (
            partition by measure, slice, period_start, period_end, breakdown, unit_type, is_withheld or not is_protected
            order by has_none_or_all, unit_n, unit_id
        ) as place
    from with_totals
    window siblings as (partition by measure, slice, period_start, period_end, breakdown, unit_type)
),

decided as (
    select
        measure,
        unit_type,
        unit_id,
        slice,
        period_start,
        period_end,
        breakdown,
        case
            when is_small then 'small group'
            when is_withheld then 'to protect another group'
            when not is_protected then ''
            when unit_type <> 'district' and withheld_n = 1 and place = 1 then 'to protect another group'
            when
                unit_type = 'district'
                and bool_or(unit_type <> 'district' and withheld_n = 1 and spare_n = 0) over tables
                then 'to protect another group'
            else ''
        end as reason
    from counted_again
    window tables as (partition by measure, slice, period_start, period_end, breakdown)
),

-- Versions of a definition count the same people, and bands of one add up to it: a version goes where any slice of it
-- goes, or the definition that it is a version of, so that none tells what another hides.
versions as (
    select
        decided.measure,
        decided.unit_type,
        decided.unit_id,
        decided.slice,
        decided.period_start,
        decided.period_end,
        decided.breakdown,
        decided.reason,
        coalesce(meanings.variant_of, '') <> '' as is_version,
        coalesce(nullif(meanings.variant_of, ''), decided.measure) as definition
    from decided
    left join meanings on decided.measure = meanings.measure
)

select
    measure,
    unit_type,
    unit_id,
    slice,
    period_start,
    period_end,
    breakdown,
    case
        when reason <> '' or not is_version then reason
        when bool_or(reason <> '') over own or bool_or(reason <> '' and not is_version) over definitions
            then 'to protect another group'
        else ''
    end as reason
from versions
window
    own as (partition by measure, unit_type, unit_id, period_start, period_end, breakdown),
    definitions as (partition by definition, unit_type, unit_id, period_start, period_end, breakdown)
