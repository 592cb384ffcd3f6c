-- One row per source row held back, or with a code that counts as empty: as it came, where it stands, why,
-- and by which causes.
-- `held_id` finds the row again when it comes back mended, wherever it then stands.
select
    $columns,
    $digest as held_id,
    held_back._file as held_file,
    held_back._row as held_row,
    held_back.held_because,
    held_back.held_causes,
    held_back.is_held
from $rows as raw
inner join held_back on raw._file = held_back._file and raw._row = held_back._row
order by held_back.place
