-- One row per file and column whose own values are wrong in nearly all of its rows that fill it, in ten rows at least.
with broken_columns as (
    select distinct
        _id,
        split_part(rule, '.', 1) as column_name
    from reasons
    where contains(rule, '.') and not starts_with(rule, 'key.') and not ends_with(rule, '.required')
),

broken as (
    select
        $in_file as file,
        broken_columns.column_name,
        count(*) as broken_n
    from broken_columns
    inner join staged on broken_columns._id = staged._id
    group by all
    having count(*) >= 10
),

filled as (
    unpivot (
        select
            $in_file as file,
            $filled
        from staged
        where $in_file in (select file from broken)
        group by all
    )
    on columns(* exclude (file)) into name column_name value filled_n
)

select
    broken.file,
    broken.column_name
from broken
inner join filled on broken.file = filled.file and broken.column_name = filled.column_name
where 10 * broken.broken_n >= 9 * filled.filled_n
order by broken.file, broken.column_name
