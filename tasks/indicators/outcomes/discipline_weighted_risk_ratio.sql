-- One row per racial or ethnic group of children with disabilities, category and school year, over or so far, for the
-- district alone: the ratio of the group's risk to that of all other groups, each weighted as the state is made up,
-- where the state's numbers are there. `n` is the same for all groups. Where only one group was removed, it has no
-- ratio and the others have none either, so that a hole does not tell which group that is.
with weighted as (
    select
        *,
        count(*) over categories as groups_n,
        count(weighted_risk_ratio) over categories as ratios_n
    from facts.risk_ratios
    window categories as (partition by slice, period_start, period_end)
)

select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(weighted_risk_ratio as double) as value,
    fewest_of_any_group_n as n,
    left_out_n as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    freshest_date
from weighted
where ratios_n = groups_n
