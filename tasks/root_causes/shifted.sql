-- One row per row whose cells have probably moved, and column whose own value is broken there.
-- Rows that are known to have moved by one column, or to be totals, are told as such.
-- A column that breaks in a fifth of all rows is itself the cause; three others that break in one row are the row's.
with told_as_such as (
    select distinct _id
    from reasons
    where rule in ('cells_moved', 'named_total')
),

broken_columns as (
    select distinct
        reasons._id,
        split_part(reasons.rule, '.', 1) as column_name
    from reasons
    left join told_as_such on reasons._id = told_as_such._id
    where contains(reasons.rule, '.') and not starts_with(reasons.rule, 'key.') and told_as_such._id is null
),

mostly_good as (
    select column_name
    from broken_columns
    group by column_name
    having 5 * count(*) < (select count(*) from staged)
),

in_rows as (
    select broken_columns.*
    from broken_columns
    inner join mostly_good on broken_columns.column_name = mostly_good.column_name
)

select
    _id,
    column_name
from in_rows
qualify count(*) over (partition by _id) >= 3
