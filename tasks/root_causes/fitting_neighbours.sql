-- One row per row of which several broken columns each hold what the column before them asks for, or the one after.
-- Words beside a column of any text, and numbers beside one of numbers, are signs only together with another.
with candidates as (
    select
        _id,
        list(column_name) as broken
    from shifted_rows
    group by _id
),

texts as (
    select
        candidates._id,
        candidates.broken,
        $texts
    from candidates
    inner join staged on candidates._id = staged._id
    inner join mapped on staged._file = mapped._file and staged._row = mapped._row
)

select distinct _id
from texts
where
    ($of_before >= 1 and $of_before + $signs_of_before >= 2)
    or ($of_after >= 1 and $of_after + $signs_of_after >= 2)
