-- One row per file that rows of a cause are in, and how many.
select
    bad_rows._file as file,
    count(*) as rows_n
from causes_of_rows
inner join bad_rows on causes_of_rows._id = bad_rows._id
where causes_of_rows.cause_id = $cause_id
group by bad_rows._file
order by bad_rows._file
