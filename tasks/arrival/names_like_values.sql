-- One row per column of one file that holds anything: whether its name stands among its values, or is written like one.
-- A form is the value with each run of digits as one 9 and each run of letters as one a. Only what has a digit is held
-- to be written like a value: names and texts are both words. A second column of one name has a number behind it.
with cells as (
    unpivot (
        select $columns from $relation
        where _file = $file and _row <= $first_rows
    )
    on columns(*) into name name value value
),

compared as (
    select
        name,
        trim(value) as value,
        regexp_replace(name, '_[0-9]+$', '') as unnumbered
    from cells
),

formed as (
    select
        name,
        value in (name, unnumbered) as is_same,
        regexp_matches(value, '[0-9]')
        and regexp_replace(regexp_replace(value, '[0-9]+', '9', 'g'), '[\p{L}]+', 'a', 'g') in (
            regexp_replace(regexp_replace(name, '[0-9]+', '9', 'g'), '[\p{L}]+', 'a', 'g'),
            regexp_replace(regexp_replace(unnumbered, '[0-9]+', '9', 'g'), '[\p{L}]+', 'a', 'g')
        ) as is_alike
    from compared
)

select
    name,
    bool_or(is_same) as stands_beneath,
    bool_or(is_same or is_alike) as is_like_a_value
from formed
group by name
