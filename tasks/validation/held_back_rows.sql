-- One row per row held back of which the source row is known: that row as it came, with all reasons.
with held_back as (
    select
        _id,
        string_agg(rule, ' | ' order by rule) as _reasons
    from reasons
    where is_critical
    group by _id
)

select
    raw.* exclude (_file, _row),
    raw._file,
    raw._row,
    held_back._reasons
from staged
inner join held_back on staged._id = held_back._id
inner join raw on staged._file = raw._file and staged._row = raw._row
order by staged._id
