-- One row per file of which rows stand in other files too: how many of how many, and in which other files.
with copied as (
    select
        _file as file,
        count(*) as copied_n,
        list(distinct of_file order by of_file) as of_files
    from copied_rows
    group by _file
),

came as (
    select
        _file as file,
        count(*) as rows_n
    from with_copies
    where _file in (select file from copied)
    group by _file
)

select
    copied.file,
    copied.copied_n,
    came.rows_n,
    copied.of_files
from copied
inner join came on copied.file = came.file
order by copied.file
