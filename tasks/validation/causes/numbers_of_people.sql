-- One row per value that is also somebody's number, with or without the zeros before it.
select distinct asked.value
from (select unnest(cast($values as varchar[])) as value) as asked
inner join (
    select ltrim($person, '0') as number
    from $people
    where list_contains(list_transform(cast($values as varchar[]), lambda value: ltrim(value, '0')), ltrim($person, '0'))
) as numbers on ltrim(asked.value, '0') = numbers.number
