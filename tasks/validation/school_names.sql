-- One row per school: its id and name.
select
    school_id,
    name
from read_parquet($paths)
