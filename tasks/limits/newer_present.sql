-- One row: of rows of attendance after a day, or of all, how many have a value, and in how many of these somebody was
-- present the whole day.
select
    count(present_fraction) as rows_n,
    count(*) filter (where present_fraction = 1) as present_n
from read_parquet($path)
where cast($after as date) is null or date > $after
