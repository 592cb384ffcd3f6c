-- One row per row and cause.
select distinct
    families._id,
    coalesce(named_families.cause_id, rest_causes.cause_id) as cause_id
from families
left join named_families on families.rule = named_families.rule and families.family = named_families.family
left join rest_causes on families.rule = rest_causes.rule
