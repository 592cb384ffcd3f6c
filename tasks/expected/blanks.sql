-- One row per column that tells what people are and is blank for students who had a value of it in an earlier delivery:
-- the schools where most are, those where clearly a part is, and of all enrolled how many have no value.
-- A part, of a school or of all, is told of columns that nearly always hold one of several values: where only one is
-- ever filled in, or few have any, a blank says that it does not hold any more.
-- Students without any row are told as such, and are no blank of a school.
with now_cells as (
    select
        student_id,
        unnest($cells) as cell
    from read_parquet([$paths], union_by_name = true)
),

now_filled as (
    select
        student_id,
        cell.name as column_name,
        bool_or(cell.value is not null) as is_filled
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
    select
        student_id,
        cell.name as column_name,
        bool_or(cell.value is not null) as was_filled,
        min(cell.value) as first_value,
        max(cell.value) as last_value
    from earlier_cells
    group by all
),

several_values as (
    select column_name
    from earlier_filled
    group by column_name
    having min(first_value) <> max(last_value)
),

by_school as (
    select
        now_filled.column_name,
        enrolled.school_id,
        count(*) as students_n,
        count(*) filter (where now_filled.is_filled) as filled_n,
        count(earlier_filled.student_id) as seen_n,
        count(*) filter (where earlier_filled.was_filled) as had_n,
        count(*) filter (where not now_filled.is_filled and earlier_filled.was_filled) as lost_n
    from enrolled
    inner join now_filled on enrolled.student_id = now_filled.student_id
    left join earlier_filled
        on
            now_filled.student_id = earlier_filled.student_id
            and now_filled.column_name = earlier_filled.column_name
    group by now_filled.column_name, enrolled.school_id
),

judged as (
    select
        by_school.*,
        by_school.lost_n >= $least_n and 2 * by_school.lost_n > by_school.students_n as is_most,
        several_values.column_name is not null as has_several
    from by_school
    left join several_values on by_school.column_name = several_values.column_name
)

select
    column_name,
    list_sort(list(school_id) filter (where is_most)) as school_ids,
    list_sort(
        list(school_id) filter (
            where not is_most
            and has_several
            and lost_n >= $least_n
            and 100 * lost_n >= $part_percent * had_n
            and 100 * had_n >= $usual_percent * seen_n
        )
    ) as part_school_ids,
    cast((select count(*) from enrolled) as bigint) as enrolled_n,
    cast((select count(*) from enrolled) - sum(filled_n) as bigint) as untold_n
from judged
group by column_name
having
    bool_or(is_most)
    or coalesce(len(part_school_ids), 0) > 0
    or (
        bool_or(has_several)
        and sum(lost_n) >= $least_n
        and 100 * sum(lost_n) >= $part_percent * sum(had_n)
        and 100 * sum(had_n) >= $usual_percent * sum(seen_n)
    )
order by column_name
