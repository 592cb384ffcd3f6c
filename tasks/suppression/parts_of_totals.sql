-- One row per total along one dimension and part of it: rows alike in all other dimensions.
select
    totals.row_number as total,
    '$along' as along,
    parts.row_number as part,
    parts.count as part_count
from table_rows as totals
inner join table_rows as parts on $is_alike and totals.$along_name = '' and parts.$along_name <> ''
