-- One row: the latest last day that a dataset's accepted rows tell of, and how many are open.
select
    max($last_day_column) as last_date,
    count(*) filter (where $last_day_column is null) as open_n
from read_parquet($path)
