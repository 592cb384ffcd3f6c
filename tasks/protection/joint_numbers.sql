-- One row per number of the joint table: its table, what it counts of how many, and whether it must be hidden whatever
-- else is shown.
-- `people` are those it is of, where two tables are of the same people; `system` holds the shares of them that add up.
select
    numbers.number_id,
    numbers.measure,
    numbers.slice,
    numbers.period_start,
    numbers.period_end,
    numbers.unit_type,
    numbers.unit_id,
    numbers.group_id,
    numbers.breakdown,
    coalesce(numbers.level, '') as level,
    named_tables.follows,
    named_tables.table_name,
    named_tables.part_of,
    named_tables.people_table_name,
    named_tables.people_part_of,
    named_tables.people,
    named_tables.beside_people,
    named_tables.system,
    named_tables.share,
    named_tables.tied,
    numbers.part_n,
    numbers.of_n,
    -- Those who are apart from the same people are nobody, whatever else is told.
    least(
        numbers.fewer_part_n, case when named_tables.beside_people <> '' then numbers.counted_apart_n end
    ) as fewer_part_n,
    numbers.fewer_rest_n,
    numbers.more_part_n,
    numbers.more_rest_n,
    case when named_tables.beside_people <> '' then numbers.missing_n end as more_of_n,
    numbers.is_bounded,
    numbers.is_primary,
    numbers.is_few,
    numbers.is_apart,
    numbers.is_known,
    numbers.may_be_coded
from numbers_about_people as numbers
inner join named_tables
    on
        numbers.measure = named_tables.measure
        and numbers.slice = named_tables.slice
        and numbers.period_start = named_tables.period_start
        and numbers.period_end = named_tables.period_end
