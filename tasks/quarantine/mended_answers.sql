-- One row per row of the mended files: its values, or those that came in columns which its file does not have, the
-- place of the row that it speaks of, none where that did not come this time, and whether it says only what came. Equal
-- rows are told apart by their places, as far as these are still theirs.
with answers as (
    select
        $own,
        mended_files.held_id,
        mended_files._file as said_in,
        mended_files._row as said_at,
        $was_contradicted as is_decided,
        dense_rank() over (
            partition by mended_files.held_id
            order by mended_files.held_file, try_cast(mended_files.held_row as bigint)
        ) as copy
    from mended_files
),

digests as (
    select
        raw._file,
        raw._row,
        $digest as held_id
    from raw
),

came as (
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
    answers.held_id,
    answers.said_in,
    answers.said_at,
    answers.is_decided,
    answers.copy,
    came._file,
    came._row,
    $is_same as is_as_it_came
from answers
left join came on answers.held_id = came.held_id and answers.copy = came.copy
left join raw on came._file = raw._file and came._row = raw._row
