-- One row per id of rows held back, and of lines that are none, that no row that goes on has.
with held_back as (
    select staged.$id_column
    from staged
    semi join reasons on staged._id = reasons._id and reasons.is_critical
    union
    select id as $id_column
    from ($in_malformed) as malformed
)

select held_back.$id_column
from held_back
anti join read_parquet($accepted) as going_on on held_back.$id_column = going_on.$id_column
where held_back.$id_column is not null
