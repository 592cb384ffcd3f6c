-- One row per fault of lines that are no rows: how many have it, and where the first one stands, with its own reason.
select
    split_part(_malformed, ': ', 1) as fault,
    count(*) as lines_n,
    min_by(split_part(_malformed, ': ', 2), struct_pack(file := _file, place := _row)) as first_reason,
    min_by(_file, struct_pack(file := _file, place := _row)) as first_file,
    min_by(_row, struct_pack(file := _file, place := _row)) as first_row
from malformed_lines
group by fault
order by lines_n desc, fault asc
