-- One row per landed row that a department has mended: its mended values, at the place where the row stands now.
-- Equal rows are told apart by their places, as far as these are still theirs.
with answers as (
    select *
    from mended_files
    qualify row_number() over (partition by held_id, held_file, held_row order by _file desc, _row desc) = 1
),

numbered_answers as (
    select
        *,
        row_number() over (partition by held_id order by held_file, try_cast(held_row as bigint)) as copy
    from answers
),

digests as (
    select
        landed._file,
        landed._row,
        $digest as held_id
    from landed
),

numbered_rows as (
    select
        digests._file,
        digests._row,
        digests.held_id,
        row_number() over (partition by digests.held_id order by digests._file, digests._row) as copy
    from digests
    semi join answers on digests.held_id = answers.held_id
)

select
    $values,
    numbered_rows._file,
    numbered_rows._row
from numbered_rows
inner join numbered_answers as answers
    on numbered_rows.held_id = answers.held_id and numbered_rows.copy = answers.copy
