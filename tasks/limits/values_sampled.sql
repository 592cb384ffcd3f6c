-- One row per row sampled of a delivery's accepted rows: its key, day, school and series, and of each column watched
-- the class of its value and the value. Of a person all rows are in the sample or none, in each delivery the same.
-- A number given as it is would be a signed one, which makes each hash one of 128 bits and takes ten times as long.
select
    hash($key) as row_key,
    $date_column as of_date,
    $school as school_id,
    $series_of as series,
    $classes as value_classes,
    $values as cell_values
from read_parquet($path)
where hash($sampled_by) % cast($one_in as ubigint) = 0
