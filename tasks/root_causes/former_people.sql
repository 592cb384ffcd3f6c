-- One row: how many numbers of people the rows of a cause have, and how many of them were in a list's last good rows.
select
    count(distinct staged.$person) as numbers_n,
    count(distinct staged.$person) filter (
        where staged.$person in (select $referred from $former)
    ) as former_n
from causes_of_rows
inner join bad_rows as staged on causes_of_rows._id = staged._id
where causes_of_rows.cause_id = $cause_id
