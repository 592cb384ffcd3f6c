-- One row per number of a release; releases are in the order of their files.
insert into $table by name
select
    numbers.* exclude (filename),
    list_position($files, numbers.filename) as release_number
from read_parquet($files, filename = true, union_by_name = true) as numbers
