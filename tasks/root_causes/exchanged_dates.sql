-- One row per file in which two days have each other's place: nearly all rows that tell are right only if exchanged.
-- A row of one day, or of which neither order is right, tells nothing; a few wrong rows among many are their own cause.
with judged as (
    select
        $in_file as file,
        $is_wrong as is_broken,
        $is_wrong_exchanged as is_broken_exchanged
    from staged
),

counted as (
    select
        file,
        count(*) as rows_n,
        count(*) filter (where is_broken <> is_broken_exchanged) as telling_n,
        count(*) filter (where is_broken and not is_broken_exchanged) as mended_n
    from judged
    group by file
)

select file
from counted
where
    mended_n >= $fewest_rows
    and 10 * mended_n >= 9 * telling_n
    and 10 * mended_n >= rows_n
order by file
