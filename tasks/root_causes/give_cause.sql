-- Gives the rows of a cause that are in these files another cause.
update causes_of_rows
set cause_id = $new
where
    cause_id = $old
    and _id in (
        select _id from bad_rows
        where _file in (select unnest(cast($files as varchar[])))
    )
