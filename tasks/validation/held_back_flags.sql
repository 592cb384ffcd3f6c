-- One row: a list of parts of a million bits, one a row that is set where it is held back, and one that is always set.
with places as (
    select
        _id // 1000000 as part,
        _id % 1000000 as place
    from reasons
    where is_critical
    union all
    select
        part,
        1000000 as place
    from range($rows_n // 1000000 + 1) as parts (part)
),

flags as (
    select
        part,
        bitstring_agg(place, 0, 1000000) as bits
    from places
    group by part
)

select list(bits order by part) as parts
from flags
