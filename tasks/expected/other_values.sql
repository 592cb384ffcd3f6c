-- One row per school, column that tells what people are, and value which nearly all students of the school who had it
-- in an earlier delivery have no more, though they have rows: how many had it, and whether most of them have none now.
with earlier_cells as (
    select
        student_id,
        unnest($cells) as cell
    from read_parquet([$earlier_paths], union_by_name = true)
),

had as (
    select distinct
        student_id,
        cell.name as column_name,
        cell.value
    from earlier_cells
    where cell.value is not null
),

now_cells as (
    select
        student_id,
        unnest($cells) as cell
    from read_parquet([$paths], union_by_name = true)
),

have as (
    select
        student_id,
        cell.name as column_name,
        list(distinct cell.value) filter (where cell.value is not null) as values
    from now_cells
    group by all
)

select
    enrolled.school_id,
    had.column_name,
    had.value,
    count(*) as had_n,
    2 * count(*) filter (where have.values is null) > count(*) as is_blank
from had
inner join enrolled on had.student_id = enrolled.student_id
inner join have on had.student_id = have.student_id and had.column_name = have.column_name
group by enrolled.school_id, had.column_name, had.value
having
    count(*) >= $least_n
    and 100 * count(*) filter (where have.values is null or not list_contains(have.values, had.value))
    >= $least_percent * count(*)
order by had.column_name, had.value, enrolled.school_id
