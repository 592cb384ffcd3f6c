-- One row per file of which all rows, enough of them, are dated before the school year, though not all that came are.
with files as (
    select
        _file as file,
        count(*) as rows_n,
        max($date) as last_date
    from staged
    group by _file
)

select file
from files
where
    rows_n >= $fewest
    and last_date < $year_start
    and exists (
        from files
        where last_date >= $year_start
    )
order by file
