-- One row per initiative that is active in the cycle.
select
    initiatives.initiative_id,
    initiatives.lead_department_id,
    initiatives.owner is not null as has_owner,
    initiatives.measure is not null as has_measure,
    coalesce(initiatives.budget_usd, 0) > 0 as has_budget,
    cycle.start_date as period_start,
    cycle.end_date as period_end
from initiatives
inner join cycle
    on
        initiatives.start_date <= cycle.end_date
        and coalesce(initiatives.end_date, cycle.end_date) >= cycle.start_date
where initiatives.status = 'active'
