-- One row per row whose cells have probably moved, and column whose own value is broken there.
-- A column that breaks in a fifth of all rows is itself the cause; three others that break in one row are the row's.
with broken_columns as (
    select distinct
        _id,
        split_part(rule, '.', 1) as column_name
    from reasons
    where contains(rule, '.') and not starts_with(rule, 'key.')
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
