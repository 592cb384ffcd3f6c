-- One row: whether a row that is held back has a later date than all that go on, or none that can be read.
select coalesce(bool_or(staged.$column is null or staged.$column > cast($newest as date)), false) as may_be_newer
from staged
semi join reasons on staged._id = reasons._id and reasons.is_critical
