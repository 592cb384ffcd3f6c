-- One row per way in which many numbers of people are written, in rows of which nothing is wrong.
with good as (
    select $number as person
    from staged
    anti join reasons on staged._id = reasons._id
    where $number is not null
    order by staged._id
    limit 10000
)

select $written as shape
from good
group by $written
having 20 * count(*) >= (select count(*) from good as all_good)
