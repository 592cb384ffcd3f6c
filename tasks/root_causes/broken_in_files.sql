-- One row per file and column whose own values are wrong in ten rows at least, and in how many they are.
with broken_columns as (
    select distinct
        _id,
        split_part(rule, '.', 1) as column_name
    from reasons
    where contains(rule, '.') and not starts_with(rule, 'key.') and not ends_with(rule, '.required')
)

select
    $in_file as file,
    broken_columns.column_name,
    count(*) as broken_n
from broken_columns
inner join bad_rows as staged on broken_columns._id = staged._id
group by all
having count(*) >= 10
order by file, column_name
