-- One row per id that a list had last time and has no more, with how many it had.
-- $lasting tells which still count; a school of which `became` says where it went is not lost. What is held back is
-- not gone.
with held_ids as (
    select held_back.id
    from ($held_ids) as held_back
),

held_keys as (
    select held_back.row_key
    from ($held_keys) as held_back
),

earlier as (
    select
        before.$id_column as id,
        count(*) as rows_n,
        count(*) filter (where held_ids.id is null and held_keys.row_key is null) as gone_n
    from read_parquet($before) as before
    left join held_ids on before.$own_column = held_ids.id
    left join held_keys on hash($key) = held_keys.row_key
    where before.$id_column is not null and $lasting
    group by before.$id_column
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
where earlier.gone_n >= $fewest_rows and 2 * earlier.gone_n >= earlier.rows_n
order by earlier.id
