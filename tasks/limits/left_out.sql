-- One row: how many rows of people had a last day in the last good delivery, how many had none, and how many of either
-- are gone; what is held back now has come.
select
    count(*) filter (where earlier.$last_day is not null) as ended_n,
    count(*) filter (where earlier.$last_day is not null and later.is_there is null) as ended_gone_n,
    count(*) filter (where earlier.$last_day is null) as others_n,
    count(*) filter (where earlier.$last_day is null and later.is_there is null) as others_gone_n
from read_parquet($before) as earlier
left join (select *, true as is_there from read_parquet($now)) as later on $is_same
anti join ($held) as held_rows on hash($key) = held_rows.row_key
