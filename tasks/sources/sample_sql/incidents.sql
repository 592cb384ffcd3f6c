-- One row per incident, student and action.
select
    '26-' || lpad(cast(incident.incident_n as varchar), 7, '0') as incident_id,
    incident.student_id,
    school.school_id,
    getvariable('session_days')[incident.day_n].date as date,
    incident.behavior,
    if(incident.behavior in ('FIGHTING', 'BULLYING', 'WEAPON'), 'Y', 'N') as is_serious,
    incident.action,
    if(incident.is_removal, incident.days_removed, null) as days_removed
from incident
left join school on incident.school_n = school.school_n
