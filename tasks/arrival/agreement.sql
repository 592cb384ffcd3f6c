-- One row per earlier and new column: how many rows of one key have in either another value than most rows had before,
-- and how many of these have the same value in both. What most rows have agrees by chance.
with earlier_cells as (
    unpivot (
        select
            $earlier_key as row_key,
            $earlier_columns
        from $before
        where hash($earlier_key) % cast($one_in as ubigint) = 0
    )
    on columns(* exclude (row_key)) into name name value value
),

new_cells as (
    unpivot (
        select
            $new_key as row_key,
            $new_columns
        from $now
        where hash($new_key) % cast($one_in as ubigint) = 0
    )
    on columns(* exclude (row_key)) into name name value value
),

commonest as (
    select
        name,
        mode(value) as value
    from earlier_cells
    group by name
)

select
    earlier_cells.name as earlier_name,
    new_cells.name as new_name,
    count(*) as telling_n,
    count(*) filter (where earlier_cells.value = new_cells.value) as agreeing_n
from earlier_cells
inner join commonest on earlier_cells.name = commonest.name
inner join new_cells on earlier_cells.row_key = new_cells.row_key
where earlier_cells.value <> commonest.value or new_cells.value <> commonest.value
group by earlier_cells.name, new_cells.name
