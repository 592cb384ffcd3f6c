-- One row per hash that several rows share: those with the same key, and now and then others.
with hashed as (
    select $hash_of_key as key_hash
    from staged
    where $is_whole
),

in_order as (
    select
        key_hash,
        lag(key_hash) over (order by key_hash) as previous_hash
    from hashed
)

select distinct key_hash
from in_order
where key_hash = previous_hash
