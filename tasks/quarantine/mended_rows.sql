-- One row per landed row that a department has mended: its mended values, at the place where the row stands now,
-- and the file that has them.
select
    $columns,
    _file,
    _row,
    said_in
from mended_answers
where _file is not null and not is_as_it_came
qualify row_number() over (partition by _file, _row order by said_in desc, said_at desc) = 1
