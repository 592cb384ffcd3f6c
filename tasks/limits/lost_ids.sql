-- One row per id that a list had last time and has no more, with how many rows it had.
-- $lasting tells which still count.
with earlier as (
    select
        $id_column as id,
        count(*) as rows_n
    from read_parquet($before)
    where $id_column is not null and $lasting
    group by $id_column
)

select
    earlier.id,
    earlier.rows_n,
    count(*) over () as lost_n,
    (select count(*) from earlier as ids) as earlier_n
from earlier
anti join read_parquet($now) as now on earlier.id = now.$id_column
where earlier.rows_n >= $fewest_rows
order by earlier.id
