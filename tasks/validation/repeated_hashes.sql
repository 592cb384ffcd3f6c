-- One row per hash that several rows share: those with the same key, and now and then others.
with hashed as (
    select $hash_of_key as key_hash
    from staged
    where $is_whole
)

select key_hash
from hashed
group by key_hash
having count(*) > 1
