-- One row per column of a Parquet file that holds a value, and how many; the file's own counts tell it unread.
select
    path_in_schema as column_name,
    sum(num_values - coalesce(stats_null_count, 0)) as values_n
from parquet_metadata($path)
group by path_in_schema
having sum(num_values - coalesce(stats_null_count, 0)) > 0
