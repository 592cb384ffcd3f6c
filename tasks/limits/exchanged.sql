-- One row per two columns whose headers look exchanged: in how many rows of one key they differed before, and in how
-- many of these each has now what the other had. Columns without rows in which they differed tell nothing.
with then_cells as (
    select
        hash($key) as row_key,
        unnest($cells) as cell
    from read_parquet($before)
    where hash($key) % cast($one_in as ubigint) = 0
),

now_cells as (
    select
        hash($key) as row_key,
        unnest($cells) as cell
    from read_parquet($now)
    where hash($key) % cast($one_in as ubigint) = 0
),

compared as (
    select
        now_cells.row_key,
        now_cells.cell.name as column_name,
        then_cells.cell.value as then_value,
        now_cells.cell.value as now_value
    from now_cells
    inner join then_cells on now_cells.row_key = then_cells.row_key and now_cells.cell.name = then_cells.cell.name
),

counted as (
    select
        one.column_name as one_name,
        other.column_name as other_name,
        count(*) as differed_n,
        count(*) filter (
            where one.now_value is not distinct from other.then_value
            and other.now_value is not distinct from one.then_value
        ) as exchanged_n
    from compared as one
    inner join compared as other on one.row_key = other.row_key and one.column_name < other.column_name
    where one.then_value is distinct from other.then_value
    group by one.column_name, other.column_name
)

select
    one_name,
    other_name,
    differed_n,
    exchanged_n
from counted
where differed_n >= $fewest_rows and 100 * exchanged_n >= $least_percent * differed_n
order by one_name, other_name
