-- One row per cause and mended file whose rows have it: how many.
select
    causes_of_rows.cause_id,
    mended_rows.said_in,
    count(*) as rows_n
from causes_of_rows
inner join bad_rows on causes_of_rows._id = bad_rows._id
inner join mended_rows on bad_rows._file = mended_rows._file and bad_rows._row = mended_rows._row
group by causes_of_rows.cause_id, mended_rows.said_in
order by causes_of_rows.cause_id, mended_rows.said_in
