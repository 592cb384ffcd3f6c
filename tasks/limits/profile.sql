-- One row per school, part and month of a dataset's accepted rows; empty where the contract knows none.
select
    cast($school_column as varchar) as school_id,
    cast($part_column as varchar) as part,
    cast(date_trunc('month', $date_column) as date) as month_start,
    count(*) as rows_n,
    count(distinct $date_column) as dates_n,
    min($date_column) as first_date,
    max($date_column) as last_date
from accepted
group by 1, 2, 3
order by 1, 2, 3
