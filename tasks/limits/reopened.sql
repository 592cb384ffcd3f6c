-- One row: how many rows of people that had ended when the last good delivery came are still there, and how many of
-- them have no last day any more.
select
    count(*) as ended_n,
    count(*) filter (where later.$last_day is null) as reopened_n
from read_parquet($before) as earlier
inner join read_parquet($now) as later on $is_same
where earlier.$last_day <= cast($on_date as date)
