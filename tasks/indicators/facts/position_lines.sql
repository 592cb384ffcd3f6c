-- One row per position, assignment and account that pays for it, as it is on the cycle's last day: full-time
-- equivalents that the budget knows, without frozen ones.
select
    positions.position_id,
    coalesce(positions.assignment_id, '') as assignment_id,
    coalesce(positions.line_id, '') as line_id,
    positions.start_date,
    coalesce(positions.fund_code, '') as fund_code,
    coalesce(positions.object_code, '') as object_code,
    coalesce(positions.program_code, '') as program_code,
    coalesce(positions.school_id, '') as school_id,
    coalesce(positions.department_id, '') as department_id,
    coalesce(positions.initiative_id, '') as initiative_id,
    positions.fte
from positions
inner join cycle
    on
        positions.start_date <= cycle.end_date
        and coalesce(positions.end_date, cycle.end_date) >= cycle.end_date
where positions.status <> 'frozen'
