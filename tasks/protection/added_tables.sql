-- One row per table of delivered numbers and table that it is a part of, where the parts add up to it wherever all are
-- there: slices to the one without a slice, stretches of time to the stretch that they fill. `is_of_others`: how many
-- people there are adds up too; else they are the same people.
with delivered as (
    select
        candidates.measure,
        candidates.slice,
        candidates.period_start,
        candidates.period_end,
        candidates.unit_type,
        candidates.unit_id,
        candidates.group_id,
        candidates.part_n,
        candidates.of_n,
        -- A count made of a rate is right to half a person.
        case when candidates.origin = 'rates' then 1 else 0 end as tolerance_n
    from candidates
    left join meanings on candidates.measure = meanings.measure
    where
        candidates.is_protected
        and candidates.origin in ('counts', 'rates')
        and candidates.status = 'reported'
        and candidates.part_n is not null
        and coalesce(meanings.parts_of, '') = ''
),

tables as (
    select distinct
        measure,
        slice,
        period_start,
        period_end
    from delivered
),

within as (
    select
        parts.measure,
        parts.slice,
        parts.period_start,
        parts.period_end,
        wholes.period_start as whole_start,
        wholes.period_end as whole_end
    from tables as parts
    inner join tables as wholes
        on
            parts.measure = wholes.measure
            and parts.slice = wholes.slice
            and parts.period_start >= wholes.period_start
            and parts.period_end <= wholes.period_end
            and (parts.period_start <> wholes.period_start or parts.period_end <> wholes.period_end)
),

-- Months are parts of a quarter, and of a year where there are no quarters in it.
stretches as (
    select within.*
    from within
    left join within as between_both
        on
            within.measure = between_both.measure
            and within.slice = between_both.slice
            and within.whole_start = between_both.whole_start
            and within.whole_end = between_both.whole_end
            and within.period_start >= between_both.period_start
            and within.period_end <= between_both.period_end
            and (within.period_start <> between_both.period_start or within.period_end <> between_both.period_end)
    where between_both.measure is null
    qualify
        sum(within.period_end - within.period_start + 1) over (
            partition by within.measure, within.slice, within.whole_start, within.whole_end
        ) = within.whole_end - within.whole_start + 1
),

pairs as (
    select
        measure,
        slice,
        period_start,
        period_end,
        'period' as along,
        slice as whole_slice,
        whole_start,
        whole_end
    from stretches
    union all
    select
        parts.measure,
        parts.slice,
        parts.period_start,
        parts.period_end,
        'slice' as along,
        '' as whole_slice,
        parts.period_start as whole_start,
        parts.period_end as whole_end
    from tables as parts
    inner join tables as wholes
        on
            parts.measure = wholes.measure
            and parts.period_start = wholes.period_start
            and parts.period_end = wholes.period_end
    where parts.slice <> '' and wholes.slice = ''
),

numbered as (
    select
        *,
        count(*) over (partition by measure, along, whole_slice, whole_start, whole_end) as parts_n
    from pairs
),

places as (
    select
        numbered.measure,
        numbered.along,
        numbered.whole_slice,
        numbered.whole_start,
        numbered.whole_end,
        abs(sum(parts.part_n) - any_value(wholes.part_n)) <= sum(parts.tolerance_n) as is_part_added,
        abs(sum(parts.of_n) - any_value(wholes.of_n)) <= sum(parts.tolerance_n) as is_of_added,
        bool_and(parts.of_n = wholes.of_n) as is_of_same
    from numbered
    inner join delivered as parts
        on
            numbered.measure = parts.measure
            and numbered.slice = parts.slice
            and numbered.period_start = parts.period_start
            and numbered.period_end = parts.period_end
    inner join delivered as wholes
        on
            numbered.measure = wholes.measure
            and numbered.whole_slice = wholes.slice
            and numbered.whole_start = wholes.period_start
            and numbered.whole_end = wholes.period_end
            and parts.unit_type = wholes.unit_type
            and parts.unit_id = wholes.unit_id
            and parts.group_id = wholes.group_id
    group by
        numbered.measure,
        numbered.along,
        numbered.whole_slice,
        numbered.whole_start,
        numbered.whole_end,
        parts.unit_type,
        parts.unit_id,
        parts.group_id
    having count(*) = any_value(numbered.parts_n) and any_value(numbered.parts_n) > 1
),

-- A slip in a few places does not keep readers from adding up the others.
wholes as (
    select
        measure,
        along,
        whole_slice,
        whole_start,
        whole_end,
        count(*) filter (where is_of_added) >= count(*) filter (where is_of_same) as is_of_others
    from places
    group by measure, along, whole_slice, whole_start, whole_end
    having 2 * count(*) filter (where is_part_added and (is_of_added or is_of_same)) >= count(*)
)

select
    numbered.measure,
    numbered.slice,
    numbered.period_start,
    numbered.period_end,
    concat_ws('|', numbered.slice, numbered.period_start, numbered.period_end) as table_name,
    concat_ws('|', numbered.whole_slice, numbered.whole_start, numbered.whole_end) as whole_name,
    numbered.along || if(wholes.is_of_others, '', ' of the same people') as along,
    wholes.is_of_others
from numbered
inner join wholes
    on
        numbered.measure = wholes.measure
        and numbered.along = wholes.along
        and numbered.whole_slice = wholes.whole_slice
        and numbered.whole_start = wholes.whole_start
        and numbered.whole_end = wholes.whole_end
