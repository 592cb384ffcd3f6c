-- One row per school of which the delivery before had rows and this one has none, by its name in the list of schools.
-- A school that is given up or closed, as `became` says, is not missed.
with before as (
    select distinct school_id
    from read_parquet($before)
    where school_id is not null
)

select listed.name
from before
inner join read_parquet($schools) as listed on before.school_id = listed.school_id
anti join read_parquet($now) as now on before.school_id = now.school_id
anti join became on before.school_id = became.school_id
order by listed.name
