-- One row per column that tells what people are and is blank for most students of a school although it was filled in an
-- earlier delivery: those schools, and of all enrolled how many have no value.
-- Students belong to the school entered last; those without any row are told as such, and no blank of a school.
with enrolled as (
    select
        student_id,
        arg_max(school_id, entry_date) as school_id
    from enrolment
    where entry_date <= $cycle_end and coalesce(exit_date, $cycle_end) >= $year_start
    group by student_id
),

now_cells as (
    select
        student_id,
        unnest($cells) as cell
    from read_parquet([$paths], union_by_name = true)
),

now_filled as (
    select
        student_id,
        cell.name as column_name,
        bool_or(cell.is_filled) as is_filled
    from now_cells
    group by all
),

earlier_cells as (
    select
        student_id,
        unnest($cells) as cell
    from read_parquet([$earlier_paths], union_by_name = true)
),

earlier_filled as (
    select distinct
        student_id,
        cell.name as column_name
    from earlier_cells
    where cell.is_filled
),

by_school as (
    select
        now_filled.column_name,
        enrolled.school_id,
        count(*) as students_n,
        count(*) filter (where now_filled.is_filled) as filled_n,
        count(*) filter (where not now_filled.is_filled and earlier_filled.student_id is not null) as lost_n
    from enrolled
    inner join now_filled on enrolled.student_id = now_filled.student_id
    left join earlier_filled
        on
            now_filled.student_id = earlier_filled.student_id
            and now_filled.column_name = earlier_filled.column_name
    group by now_filled.column_name, enrolled.school_id
)

select
    column_name,
    list_sort(list(school_id) filter (where lost_n >= $least_n and 2 * lost_n > students_n)) as school_ids,
    cast((select count(*) from enrolled) as bigint) as enrolled_n,
    cast((select count(*) from enrolled) - sum(filled_n) as bigint) as untold_n
from by_school
group by column_name
having bool_or(lost_n >= $least_n and 2 * lost_n > students_n)
order by column_name
