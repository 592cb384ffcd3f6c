-- One row per total along one dimension: its own count, the sum of its parts, and which these are.
select
    parts.along,
    parts.total_number,
    any_value(table_rows.rows_n) as total_n,
    sum(parts.rows_n) as parts_n,
    list(parts.part_number order by parts.part_number) as part_numbers
from parts
inner join table_rows on parts.total_number = table_rows.row_number
group by parts.along, parts.total_number
order by parts.along, parts.total_number
