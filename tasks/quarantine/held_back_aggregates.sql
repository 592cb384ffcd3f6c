-- One row per row held back that stands for many source rows: as mapped, why, and by which causes.
with held_back as (
    select
        reasons._id,
        string_agg(distinct reasons.rule, ' | ' order by reasons.rule) as held_because,
        string_agg(distinct causes_of_rows.cause_id, ' | ' order by causes_of_rows.cause_id) as held_causes
    from reasons
    left join causes_of_rows on reasons._id = causes_of_rows._id
    where reasons.is_critical
    group by reasons._id
)

select
    staged.* exclude (_id, _left_out, _not_cast),
    held_back.held_because,
    held_back.held_causes
from staged
inner join held_back on staged._id = held_back._id
order by staged._id
