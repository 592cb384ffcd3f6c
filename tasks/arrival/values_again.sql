-- One row: how many values of a column were sampled, the same for the same rows, and how many of them it had before.
with found as (
    select distinct value
    from one_column
    where value <> ''
),

sampled as (
    select value
    from found
    order by hash(value)
    limit $most_values
),

stood as (
    select distinct value
    from same_column_before
    where value in (select value from sampled)
)

select
    count(*) as sampled_n,
    count(stood.value) as found_n
from sampled
left join stood on sampled.value = stood.value
