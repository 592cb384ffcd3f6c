-- One row per key of rows held back, as the hash by which limits find rows of the last good delivery again.
select distinct hash($key) as row_key
from staged
semi join reasons on staged._id = reasons._id and reasons.is_critical
