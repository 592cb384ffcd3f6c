-- One row per way in which many numbers of people are written, in the first rows of which nothing is wrong.
with first_rows as (
    select
        _id,
        $number as person
    from staged
    where _id < $last_id and $number is not null
    order by _id
    limit $first
),

good as (
    select distinct first_rows.person
    from first_rows
    anti join reasons on first_rows._id = reasons._id
)

select $written as shape
from good
group by $written
having 20 * count(*) >= (select count(*) from good as all_good)
