-- One row per row held back that stands for many source rows: as mapped, with all reasons.
with held_back as (
    select
        _id,
        string_agg(rule, ' | ' order by rule) as _reasons
    from reasons
    where is_critical
    group by _id
)

select
    staged.* exclude (_id, _left_out, _not_cast),
    held_back._reasons
from staged
inner join held_back on staged._id = held_back._id
order by staged._id
