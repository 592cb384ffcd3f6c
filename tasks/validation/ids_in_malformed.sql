-- One row per id that lines which are no rows name.
with cells as (
    select unnest([$cells]) as cell
    from raw_with_malformed as source
    semi join malformed_lines on source._file = malformed_lines._file and source._row = malformed_lines._row
)

select distinct trim(cell) as id
from cells
where cell is not null
