-- One row per yes/no column that is false now for many of the enrolled for whom an earlier delivery had it true: of
-- all of these who have a row now, how many there are and for how many it is false; the schools where it is so for
-- most, and the same two counts of their students.
with earlier_flags as (
    select
        student_id,
        unnest($flags) as flag
    from read_parquet([$earlier_paths], union_by_name = true)
),

had as (
    select distinct
        student_id,
        flag.name as column_name
    from earlier_flags
    where flag.is_true
),

now_flags as (
    select
        student_id,
        unnest($flags) as flag
    from read_parquet([$paths], union_by_name = true)
),

have as (
    select
        student_id,
        flag.name as column_name,
        bool_or(flag.is_true) as is_true
    from now_flags
    group by all
),

by_school as (
    select
        had.column_name,
        enrolled.school_id,
        count(*) as had_n,
        count(*) filter (where not have.is_true) as lost_n
    from had
    inner join enrolled on had.student_id = enrolled.student_id
    inner join have on had.student_id = have.student_id and had.column_name = have.column_name
    group by had.column_name, enrolled.school_id
),

judged as (
    select
        *,
        lost_n >= $least_n and 100 * lost_n > $most_percent * had_n as is_most
    from by_school
)

select
    column_name,
    cast(sum(had_n) as bigint) as had_n,
    cast(sum(lost_n) as bigint) as lost_n,
    coalesce(list_sort(list(school_id) filter (where is_most)), []) as school_ids,
    cast(coalesce(sum(had_n) filter (where is_most), 0) as bigint) as school_had_n,
    cast(coalesce(sum(lost_n) filter (where is_most), 0) as bigint) as school_lost_n
from judged
group by column_name
having bool_or(is_most) or (sum(lost_n) >= $least_n and 100 * sum(lost_n) >= $part_percent * sum(had_n))
order by column_name
