-- One row: the freshest date of rows that are not held back.
select max(staged.$date_column) as freshest_date
from staged
anti join reasons on staged._id = reasons._id and reasons.is_critical
