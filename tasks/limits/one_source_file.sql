-- One row: whether all rows of a Parquet file name the same source file; false where its own counts do not tell.
with counts as (
    select
        stats_min_value,
        stats_max_value,
        coalesce(min_is_exact and max_is_exact, false) as is_exact
    from parquet_metadata($path)
    where path_in_schema = '_file'
)

select
    coalesce(
        bool_and(is_exact and stats_min_value = stats_max_value) and count(distinct stats_min_value) = 1, false
    ) as is_of_one_file
from counts
