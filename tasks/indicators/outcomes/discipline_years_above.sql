-- One row per racial or ethnic group of children with disabilities, category and school year, over or so far, for the
-- district alone: years in a row, up to this one, in which the group's ratio is above the state's threshold, where it
-- is calculated and the settings say one.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(years_above_n as double) as value,
    fewest_removed_n as n,
    left_out_n as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    freshest_date
from facts.risk_ratios
where years_above_n is not null
