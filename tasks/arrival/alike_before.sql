-- One row per earlier and new column of few values each: how alike their rows are spread over values, in 100.
-- Where a file grows with the year its new column holds more values; then it counts how many rows of before have a
-- value that is there again.
with of_earlier as (
    select
        name,
        count(*) as values_n
    from earlier_shares
    group by name
)

select
    earlier_shares.name as earlier_name,
    new_shares.name as new_name,
    cast(
        floor(
            100 * greatest(
                sum(least(earlier_shares.share, new_shares.share)),
                if(of_earlier.values_n >= $some_values, sum(earlier_shares.share), 0)
            ) + 1e-9
        ) as integer
    ) as alike_percent
from earlier_shares
inner join new_shares on earlier_shares.value = new_shares.value
inner join of_earlier on earlier_shares.name = of_earlier.name
group by earlier_shares.name, new_shares.name, of_earlier.values_n
