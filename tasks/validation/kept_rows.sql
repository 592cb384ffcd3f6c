-- One row per last good row whose key is held back now and is not among the rows that go on, here or elsewhere, or of
-- whom a line tells that is no row, unless its key came in another one.
with held_keys as (
    select distinct $staged_key
    from staged
    semi join reasons on staged._id = reasons._id and reasons.is_critical
    anti join reasons as told on staged._id = told._id and told.rule in ('key.told_twice', 'key.disputed')
    except
    select $staged_key
    from staged
    anti join reasons on staged._id = reasons._id and reasons.is_critical
)

select last_good.*
from last_good
semi join held_keys on $of_key
union all
select last_good.*
from last_good
semi join ($in_malformed) as malformed on last_good.$id_column = malformed.id
anti join staged on $came
anti join held_keys on $of_key
