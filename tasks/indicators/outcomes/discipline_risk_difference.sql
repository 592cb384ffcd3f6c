-- One row per racial or ethnic group of children with disabilities, category and school year, over or so far, for the
-- district alone: the group's risk less that of those whom its risk ratio holds it against, of 100 children, where the
-- ratio is calculated. With the ratio it tells the risks of group and others, and those of several groups what the
-- other groups are: behind it are the fewest children of any group, as behind what is made of all of them.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    case method
        when 'risk_ratio' then 100 * risk_difference
        else 100 * (risk - risk_of_state_others)
    end as value,
    least(fewest_removed_n, fewest_of_any_group_n) as n,
    left_out_n as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    freshest_date
from facts.risk_ratios
where ratio is not null
