-- One row per pair that a list had last time and has no more, of how many; what is held back is not gone, nor pairs of
-- a school of which `became` says where it went.
with held_keys as (
    select held_back.row_key
    from ($held_keys) as held_back
),

earlier as (
    select
        cast($pair as varchar) as pair,
        $school_column as school_id,
        hash($key) as row_key
    from read_parquet($before)
),

present as (
    select cast($pair as varchar) as pair
    from read_parquet($now)
)

select
    earlier.pair,
    (select count(*) from earlier as pairs) as earlier_n
from earlier
anti join present on earlier.pair = present.pair
anti join held_keys on earlier.row_key = held_keys.row_key
anti join became on earlier.school_id = became.school_id
order by earlier.pair
