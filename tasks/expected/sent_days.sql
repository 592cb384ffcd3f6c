-- One row per school and day of attendance, of all datasets together.
select
    school_id,
    date,
    cast(sum(rows_n) as bigint) as rows_n,
    cast(sum(reported_n) as bigint) as reported_n,
    cast(sum(full_n) as bigint) as full_n,
    cast(sum(present_days) as decimal(18, 3)) as present_days
from sent_days
group by school_id, date
