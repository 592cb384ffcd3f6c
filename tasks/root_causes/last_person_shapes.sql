-- One row per way in which many numbers of people were written in the last good rows.
with people as (
    select distinct $number as person from last_good
    where $number is not null
)

select $written as shape
from people
group by $written
having 20 * count(*) >= (select count(*) from people as all_people)
