-- One row per id that a list had last time and has no more, with how many it had.
-- $lasting tells which still count; a school of which `became` says where it went is not lost.
with earlier as (
    select
        $id_column as id,
        count(*) as rows_n
    from read_parquet($before)
    where $id_column is not null and $lasting
    group by $id_column
),

said as (
    select became.school_id as id
    from became
    left join read_parquet($now) as now on became.stands_for = now.$id_column
    where became.stands_for is null or now.$id_column is not null
)

select
    earlier.id,
    (select count(*) from earlier as ids) as earlier_n
from earlier
anti join read_parquet($now) as now on earlier.id = now.$id_column
anti join said on earlier.id = said.id
where earlier.rows_n >= $fewest_rows
order by earlier.id
