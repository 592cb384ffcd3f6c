-- One row per dataset, school, part and period that is owed; per dataset of which nothing is, one row.
-- `has_come`: whether all of it has; of days in session, how many were owed and how many are missing, and which, unless
-- all are. `why`: whether nothing came of what is missing, or rows that do not do.
select
    owners.dataset,
    owners.owner,
    owners.status,
    expected.school_id,
    expected.part,
    expected.period_start,
    expected.period_end,
    coalesce(expected.has_come, owners.status = 'accepted') as has_come,
    expected.days_expected_n,
    len(expected.missing_dates) as days_missing_n,
    case
        when len(expected.missing_dates) < expected.days_expected_n then array_to_string(expected.missing_dates, ' ')
    end as missing_days,
    case
        when coalesce(expected.has_come, owners.status = 'accepted') then null
        when expected.why = 'absences' then 'rows of absent students only'
        when expected.why = 'blank' then 'values empty'
        when expected.why = 'few' then 'rows of few students'
        else 'not sent'
    end as why
from owners
left join expected on owners.dataset = expected.dataset
order by owners.dataset, expected.part, expected.school_id, expected.period_start
