-- One row per way in which many numbers of people are written, in the first rows of which nothing is wrong.
with good as (
    select distinct $number as person
    from staged
    anti join reasons on staged._id = reasons._id
    where staged._id < $first and $number is not null
)

select $written as shape
from good
group by $written
having 20 * count(*) >= (select count(*) from good as all_good)
