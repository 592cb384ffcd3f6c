-- One row: the first day that a profile tells of.
select min(first_date) as first_date
from read_parquet($profile)
