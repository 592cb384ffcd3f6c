-- One row per line that is no row: where it stands, why in words, and by which cause.
select
    _file,
    _row,
    9000000000000000000 + row_number() over (order by _file, _row) as place,
    true as is_held,
    split_part(_malformed, ': ', 2) as held_because,
    $cause_id as held_causes
from malformed_lines
