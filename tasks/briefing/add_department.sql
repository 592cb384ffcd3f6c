-- One department of the district's folder, unless the dataset has it.
insert into departments (department_id, title, lead, email)
select
    $department_id,
    $title,
    $lead,
    $email
where not exists (
    select 1 from departments
    where department_id = $department_id
)
