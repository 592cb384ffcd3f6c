-- One row per sampled value of one column, the same for the same rows.
with looked_at as (
    select trim($column) as value
    from $relation
    limit $most_rows
)

select
    $name as name,
    value
from (select distinct value from looked_at where value <> '')
order by hash(value)
limit $most_values
