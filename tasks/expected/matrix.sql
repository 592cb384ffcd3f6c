-- One row per dataset, school, part and period that is owed; per dataset of which nothing is, one row.
select
    owners.dataset,
    owners.owner,
    owners.status,
    expected.school_id,
    expected.part,
    expected.period_start,
    expected.period_end,
    coalesce(expected.has_come, owners.status = 'accepted') as has_come
from owners
left join expected on owners.dataset = expected.dataset
order by owners.dataset, expected.part, expected.school_id, expected.period_start
