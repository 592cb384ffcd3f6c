-- One row per value that is also somebody's number; a long one also where its leading zeros were lost.
with given as (
    select unnest(cast($values as varchar[])) as value
),

asked as (
    select
        value,
        if(length(ltrim(value, '0')) >= 5, ltrim(value, '0'), value) as number
    from given
),

-- First, since a person has many rows.
people as (
    select distinct $person as somebody
    from $people
),

numbers as (
    select if(length(ltrim(somebody, '0')) >= 5, ltrim(somebody, '0'), somebody) as number
    from people
)

select asked.value
from asked
semi join numbers on asked.number = numbers.number
