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

numbers as (
    select distinct if(length(ltrim($person, '0')) >= 5, ltrim($person, '0'), $person) as number
    from $people
    semi join asked on asked.number = if(length(ltrim($person, '0')) >= 5, ltrim($person, '0'), $person)
)

select asked.value
from asked
semi join numbers on asked.number = numbers.number
