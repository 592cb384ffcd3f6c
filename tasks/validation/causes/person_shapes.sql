-- One row per way in which many numbers of people are written, in rows of which nothing is wrong.
with good as (
    select $person as person
    from staged
    anti join reasons on staged._id = reasons._id
    where $person is not null
    limit 10000
)

select $shape as shape
from good
group by $shape
having 20 * count(*) >= (select count(*) from good)
