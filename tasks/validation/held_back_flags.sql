-- One row: a list of parts of so many bits, one a row that is set where it is held back, and one that is always set.
with places as (
    select
        _id // $part_n as part,
        _id % $part_n as place
    from reasons
    where is_critical
    union all
    select
        part,
        $part_n as place
    from range($rows_n // $part_n + 1) as parts (part)
),

flags as (
    select
        part,
        bitstring_agg(place, 0, $part_n) as bits
    from places
    group by part
)

select list(bits order by part) as parts
from flags
