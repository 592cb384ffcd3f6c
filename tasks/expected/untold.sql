-- One row: how many were enrolled in the school year up to the cycle's end, of how many of them no row tells, and the
-- schools of most of whose students none does; and both of those of whom not even a row held back came.
with told as (
    select distinct student_id
    from read_parquet([$paths], union_by_name = true)
),

held_back as (
    select distinct id as student_id
    from ($held_ids) as ids
),

by_school as (
    select
        enrolled.school_id,
        count(*) as students_n,
        count(*) filter (where told.student_id is null) as untold_n,
        count(*) filter (where told.student_id is null and held_back.student_id is null) as unsent_n
    from enrolled
    left join told on enrolled.student_id = told.student_id
    left join held_back on enrolled.student_id = held_back.student_id
    group by enrolled.school_id
)

select
    cast(coalesce(sum(students_n), 0) as bigint) as enrolled_n,
    cast(coalesce(sum(untold_n), 0) as bigint) as untold_n,
    list_sort(list(school_id) filter (where untold_n >= $least_n and 2 * untold_n > students_n)) as school_ids,
    cast(coalesce(sum(unsent_n), 0) as bigint) as unsent_n,
    list_sort(list(school_id) filter (where unsent_n >= $least_n and 2 * unsent_n > students_n)) as unsent_school_ids
from by_school
