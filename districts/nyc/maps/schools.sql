-- One row per school of the district, and one for all rows of other districts. Reshapes: five school years become one.
-- Name and grades are those of the newest year: the workbook lists only schools still open then, each under one name.
-- Level by the grades that have students, 3-K and pre-kindergarten aside: up to grade 5 elementary, from 5 to 8 middle,
-- from 9 up high, anything wider combined.
with school_years as (
    select
        *,
        coalesce(left(dbn, 2) = '32', false) as is_ours,
        count(*) over (partition by dbn) as years_n,
        max(year) over (partition by dbn) as newest_year
    from raw
),

newest as (
    select * from school_years
    where is_ours and year = newest_year
),

grade_columns (column_name, grade, step) as (
    values
    ('Grade 3K', 'PR', -2), ('Grade PK (Half Day & Full Day)', 'PK', -1), ('Grade K', 'KG', 0), ('Grade 1', '01', 1),
    ('Grade 2', '02', 2), ('Grade 3', '03', 3), ('Grade 4', '04', 4), ('Grade 5', '05', 5), ('Grade 6', '06', 6),
    ('Grade 7', '07', 7), ('Grade 8', '08', 8), ('Grade 9', '09', 9), ('Grade 10', '10', 10), ('Grade 11', '11', 11),
    ('Grade 12', '12', 12)
),

cells as (
    unpivot newest
    on
    "Grade 3K", "Grade PK (Half Day & Full Day)", "Grade K", "Grade 1", "Grade 2", "Grade 3", "Grade 4", "Grade 5",
    "Grade 6", "Grade 7", "Grade 8", "Grade 9", "Grade 10", "Grade 11", "Grade 12"
    into name column_name value students
),

spans as (
    select
        cells.dbn,
        min(grade_columns.step) filter (where grade_columns.step >= 0) as low_step,
        max(grade_columns.step) filter (where grade_columns.step >= 0) as high_step,
        arg_min(grade_columns.grade, grade_columns.step) as low_grade,
        arg_max(grade_columns.grade, grade_columns.step) as high_grade
    from cells
    inner join grade_columns on cells.column_name = grade_columns.column_name
    where try_cast(cells.students as double) > 0
    group by cells.dbn
),

others as (
    select count(*) as source_rows_n
    from school_years
    where not is_ours
)

select
    newest.dbn as school_id,
    trim(regexp_replace(newest."School Name", '\s+', ' ', 'g')) as name,
    case
        when spans.low_step is null then 'other'
        when spans.high_step <= 5 then 'elementary'
        when spans.low_step >= 9 then 'high'
        when spans.low_step >= 5 and spans.high_step <= 8 then 'middle'
        else 'combined'
    end as level,
    spans.low_grade,
    spans.high_grade,
    newest.years_n as _rows,
    cast(null as varchar) as _left_out
from newest
left join spans on newest.dbn = spans.dbn
union all
select
    null as school_id,
    null as name,
    null as level,
    null as low_grade,
    null as high_grade,
    source_rows_n as _rows,
    'school of another community district' as _left_out
from others
where source_rows_n > 0
