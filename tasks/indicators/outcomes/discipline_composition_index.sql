-- One row per racial or ethnic group of children with disabilities, category and school year, over or so far, for the
-- district alone: by what part of its share of the children the group's share of the removed is larger or smaller, in
-- percent, where any child was removed. `n` is the same for all groups, as of the shares themselves.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    100 * composition_index as value,
    fewest_of_any_group_n as n,
    left_out_n as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    freshest_date
from facts.risk_ratios
where composition_difference is not null
