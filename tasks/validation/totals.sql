-- One row per row that looks like a total of the others along one column: by its sum in most cells, or by its name.
-- A cell holds the rows that differ in that column only. Where numbers are hidden a total is larger than their sum,
-- and what is smaller is none; five others, in one cell or in several, are more than chance would give.
with cells as (
    select
        _id,
        $along as part,
        $how_many as amount,
        count($how_many) over (partition by $beside) - 1 as others_n,
        sum($how_many) over (partition by $beside) - $how_many as others_amount
    from staged
    where $along is not null
),

told as (
    select
        part,
        count(*) filter (where others_n >= 2 and amount > 0) as cells_n,
        count(*) filter (where others_n >= 2 and amount > 0 and amount = others_amount) as exact_n,
        count(*) filter (where others_n >= 2 and amount < others_amount) as smaller_n,
        coalesce(sum(others_n) filter (where others_n >= 2 and amount > 0 and amount = others_amount), 0) as added_n,
        regexp_matches(lower(part), $names_of_totals) as is_named_total
    from cells
    group by part
)

select
    '$rule' as rule,
    cells._id,
    false as is_critical
from cells
inner join told on cells.part = told.part
where
    told.smaller_n = 0
    and (told.is_named_total or (2 * told.exact_n > told.cells_n and told.added_n >= 5))
