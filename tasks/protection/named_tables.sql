-- One row per table of numbers about people (a measure, slice and period): whom it is of, the system of shares that it
-- belongs to, and which tables it adds up to.
-- Tables in which as many people stand at every place are taken to be of the same people.
with tables as (
    select
        numbers.measure,
        numbers.slice,
        numbers.period_start,
        numbers.period_end,
        concat_ws('|', numbers.slice, numbers.period_start, numbers.period_end) as table_name,
        any_value(coalesce(meanings.hidden_with, '')) as hidden_with,
        any_value(coalesce(meanings.pools, '')) as pools,
        bool_or(numbers.is_in_cycle) as is_in_cycle,
        any_value(coalesce(meanings.parts_of, '')) as parts_of,
        any_value(coalesce(meanings.classes, '')) as classes,
        -- Where nobody says of how many, they are people of their own.
        case
            when count(numbers.of_n) = 0
                then concat_ws('|', numbers.measure, numbers.slice, numbers.period_start, numbers.period_end)
        end as nameless_people,
        -- A level is the sum of its schools, and many measures have none.
        md5(
            string_agg(
                numbers.unit_type || '|' || numbers.unit_id || '|' || numbers.group_id || '|' || coalesce(
                    numbers.of_n, -1
                ),
                chr(10)
                order by numbers.unit_type, numbers.unit_id, numbers.group_id
            ) filter (where numbers.unit_type <> 'level')
        ) as people
    from numbers_about_people as numbers
    left join meanings on numbers.measure = meanings.measure
    group by 1, 2, 3, 4
),

-- Less the periods that are shown, what is pooled would tell the one that is not.
pooled as (
    select
        tables.measure,
        tables.table_name,
        string_agg(
            concat_ws('|', parts.measure, cast(parts.period_start as varchar), cast(parts.period_end as varchar)),
            ';'
            order by parts.period_start
        ) as follows
    from tables
    inner join tables as parts
        on
            tables.pools = parts.measure
            and tables.slice = parts.slice
            and tables.period_start <= parts.period_start
            and tables.period_end >= parts.period_end
    group by 1, 2
),

added as (
    select
        measure,
        table_name
    from added_tables
    union
    select
        measure,
        whole_name as table_name
    from added_tables
),

wholes as (
    select
        measure,
        table_name,
        list(along || ':' || whole_name order by along, whole_name) as part_of
    from added_tables
    group by 1, 2
),

-- Where how many people there are adds up too, whoever tells of them.
people_pairs as (
    select
        parts.people,
        totals.people as whole_people,
        added_tables.along
    from added_tables
    inner join tables as parts
        on added_tables.measure = parts.measure and added_tables.table_name = parts.table_name
    inner join tables as totals
        on added_tables.measure = totals.measure and added_tables.whole_name = totals.table_name
    where added_tables.is_of_others and parts.nameless_people is null and totals.nameless_people is null
),

added_people as (
    select
        people,
        list(distinct along || ':' || whole_people) as part_of
    from people_pairs
    group by 1
    union all
    select distinct
        people_pairs.whole_people as people,
        [] as part_of
    from people_pairs
    left join people_pairs as parts on people_pairs.whole_people = parts.people
    where parts.people is null
),

named as (
    select
        tables.measure,
        tables.slice,
        tables.period_start,
        tables.period_end,
        if(added.measure is null, '', tables.table_name) as table_name,
        coalesce(wholes.part_of, []) as part_of,
        coalesce(added_people.people, '') as people_table_name,
        coalesce(added_people.part_of, []) as people_part_of,
        case
            when tables.nameless_people is not null then tables.nameless_people
            when added_people.people is not null then 'people who add up'
            else tables.people
        end as people,
        -- Months that add up to the cycle hide the same places, and those that the cycle hides.
        case when tables.is_in_cycle then tables.measure || '|' || tables.slice else '' end as tied,
        case
            when tables.is_in_cycle
                then concat_ws('|', tables.measure, cast(cycle.start_date as varchar), cast(cycle.end_date as varchar))
            when tables.hidden_with <> ''
                then
                    replace(
                        tables.hidden_with,
                        ';',
                        concat('|', tables.period_start, '|', tables.period_end, ';')
                    ) || concat('|', tables.period_start, '|', tables.period_end)
            else coalesce(pooled.follows, '')
        end as follows,
        case
            when added.measure is not null then 'tables of ' || tables.measure
            else concat_ws(
                '|',
                case when tables.parts_of = '' then tables.measure else tables.parts_of end,
                case when tables.parts_of <> '' and tables.classes = '' then '' else tables.slice end,
                cast(tables.period_start as varchar),
                cast(tables.period_end as varchar)
            )
        end as system,
        case
            when tables.parts_of = '' then 'counted'
            when tables.classes = '' then tables.slice
            else tables.classes
        end as share
    from tables
    cross join cycle
    left join added on tables.measure = added.measure and tables.table_name = added.table_name
    left join pooled on tables.measure = pooled.measure and tables.table_name = pooled.table_name
    left join wholes on tables.measure = wholes.measure and tables.table_name = wholes.table_name
    left join added_people on tables.nameless_people is null and tables.people = added_people.people
)

select
    named.measure,
    named.slice,
    named.period_start,
    named.period_end,
    named.table_name,
    named.part_of,
    named.people_table_name,
    named.people_part_of,
    named.people,
    -- Of whom the measure is that it holds, or is within, unless these are the same people.
    case when others.people <> named.people then others.people else '' end as beside_people,
    named.tied,
    named.follows,
    named.system,
    named.share
from named
left join meanings on named.measure = meanings.measure
left join named as others
    on
        others.measure in (meanings.holds, meanings.within)
        and named.slice = others.slice
        and named.period_start = others.period_start
        and named.period_end = others.period_end
