-- One row per row that goes on, in the order in which it came.
select staged.* exclude (_id, _left_out)
from staged
anti join reasons on staged._id = reasons._id and reasons.is_critical
order by staged._id
