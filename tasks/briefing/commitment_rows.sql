-- One row per promise that is still open, fell due in the cycle or was kept in it: open ones first, oldest first.
with relevant as (
    select
        commitments.*,
        cycle.start_date,
        cycle.meeting_date
    from commitments
    cross join cycle
    where
        commitments.made_date <= cycle.meeting_date
        and (
            commitments.status = 'open'
            or commitments.due_date >= cycle.start_date
            or commitments.done_date >= cycle.start_date
        )
)

select
    relevant.commitment_id,
    relevant.text,
    coalesce(relevant.owner, '') as owner,
    coalesce(departments.title, relevant.department_id, '') as department,
    coalesce(relevant.school_id, '') as school_id,
    coalesce(schools.name, '') as school,
    relevant.due_date,
    relevant.done_date,
    relevant.status,
    coalesce(relevant.reason, '') as reason,
    relevant.due_date <= relevant.meeting_date
    and (relevant.status = 'open' or relevant.due_date >= relevant.start_date) as is_due,
    relevant.status = 'open' and relevant.due_date < relevant.meeting_date as is_overdue
from relevant
left join departments on relevant.department_id = departments.department_id
left join schools on relevant.school_id = schools.school_id
order by relevant.status <> 'open', relevant.due_date, relevant.commitment_id
