-- One row per part of a total along one dimension: rows alike in all others.
select
    totals.row_number as total_number,
    $place as along,
    parts.row_number as part_number,
    parts.rows_n
from table_rows as totals
inner join table_rows as parts
    on $is_alike and totals.$dimension = '' and parts.$dimension <> ''
