-- One row per id of rows held back that no row that goes on has.
select distinct staged.$id_column
from staged
semi join reasons on staged._id = reasons._id and reasons.is_critical
anti join read_parquet($accepted) as going_on on staged.$id_column = going_on.$id_column
where staged.$id_column is not null
