-- One row per department.
select
    department_id,
    title
from departments
order by title, department_id
