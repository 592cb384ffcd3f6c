-- One row per last good row whose key is held back now and is not among the rows that go on.
with held_keys as (
    select distinct $staged_key
    from staged
    semi join reasons on staged._id = reasons._id and reasons.is_critical
    except
    select $staged_key
    from staged
    anti join reasons on staged._id = reasons._id and reasons.is_critical
)

select last_good.*
from last_good
semi join held_keys on $of_key
