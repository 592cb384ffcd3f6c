-- One row per school, part and month of a dataset's accepted rows; empty where the contract knows none.
-- `dates` are the days of which there are rows, in order.
with days as (
    select
        cast($school_column as varchar) as school_id,
        cast($part_column as varchar) as part,
        $date_column as date,
        count(*) as rows_n
    from accepted
    group by 1, 2, 3
)

select
    school_id,
    part,
    cast(date_trunc('month', date) as date) as month_start,
    cast(sum(rows_n) as bigint) as rows_n,
    count(date) as dates_n,
    min(date) as first_date,
    max(date) as last_date,
    coalesce(list(date order by date) filter (where date is not null), []) as dates
from days
group by 1, 2, 3
order by 1, 2, 3
