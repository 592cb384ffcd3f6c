-- One row per new column: how many of its sampled values stood in one earlier column.
with stood as (
    select distinct value
    from one_column
    where value in (select value from new_values)
)

select
    new_values.name,
    count(*) as found_n
from new_values
inner join stood on new_values.value = stood.value
group by new_values.name
