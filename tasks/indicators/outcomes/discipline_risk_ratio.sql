-- One row per racial or ethnic group of children with disabilities, category and school year, over or so far, for the
-- district alone: the ratio of the group's risk to that of all other groups, where 34 CFR 300.647 has it calculated.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(ratio as double) as value,
    fewest_removed_n as n,
    left_out_n as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    freshest_date
from facts.risk_ratios
where ratio is not null
