-- One row per sampled value of one column, the same for the same rows.
with found as (
    select distinct value
    from one_column
    where value <> ''
)

select
    $column_name as name,
    value
from found
order by hash(value)
limit $most_values
