-- One row per row held back of whose key a part is wrong, and the one last good row that has the rest of it: one that
-- came in no other row, and that stands for no other.
with wrong as (
    select
        _id,
        $flags
    from reasons
    where is_critical
    group by _id
    having ($flags_or) and not bool_or(rule in ('key.told_twice', 'key.disputed'))
),

held as (
    select
        wrong.*,
        $staged_key
    from wrong
    inner join staged on wrong._id = staged._id
),

candidates as (
    select
        held._id,
        last_good.*
    from held
    inner join last_good on $of_rest
    anti join staged on $came
    anti join kept on $of_kept
)

select *
from candidates
qualify count(*) over (partition by _id) = 1 and count(*) over (partition by $key) = 1
