-- One row per category, group and school year: the group's risk against all others', by every formula, and what
-- 34 CFR 300.647 makes of it.
-- `method`, by (b)(3) to (5) and (c): the risk ratio where group and others reach the cell size and the n-size; the
-- alternate one, against the state's others, where the district's others do not; else not calculated, with `reason`.
-- `ratio` is that of the method. `exceeds`: it is above the state's threshold, not at it, in whole numbers (b)(6).
-- `years_above_n`: so many years in a row up to this one (d)(1); `is_significant`: as many as the state asks for.
-- `fewest_removed_n`: the fewest children on a side of the ratio, who must not be told of where they are few.
-- `fewest_of_any_group_n`: the fewest children of any of the groups who were removed, or who were not. It stands behind
-- what is made of all groups together, of which each could be worked out from the others: all are told or none is.
-- That nobody was, or everybody, counts as few where the group is smaller than the n-size.
-- Others are all less the group. Weights are the state's composition; `composition_upper` is the E-formula's bound.
with sides as (
    select
        compared_risks.slice,
        compared_risks.group_id,
        compared_risks.period_start,
        compared_risks.period_end,
        compared_risks.group_n,
        compared_risks.group_of_n,
        compared_risks.all_n,
        compared_risks.all_of_n,
        compared_risks.all_n - compared_risks.group_n as others_n,
        compared_risks.all_of_n - compared_risks.group_of_n as others_of_n,
        compared_risks.state_all_n - compared_risks.state_group_n as state_others_n,
        compared_risks.state_all_of_n - compared_risks.state_group_of_n as state_others_of_n,
        compared_risks.removed_n,
        compared_risks.all_removed_n - compared_risks.removed_n as others_removed_n,
        compared_risks.group_of_n - compared_risks.removed_n as unremoved_n,
        compared_risks.left_out_n,
        compared_risks.freshest_date,
        cast(compared_risks.group_n as double) / nullif(cast(compared_risks.group_of_n as double), 0) as risk,
        cast(compared_risks.state_group_of_n as double) / nullif(cast(compared_risks.state_all_of_n as double), 0)
            as state_share,
        cast(compared_risks.group_n as double) / nullif(cast(compared_risks.all_n as double), 0) as composition,
        cast(compared_risks.group_of_n as double) / nullif(cast(compared_risks.all_of_n as double), 0)
            as enrolled_share,
        definitions.risk_ratio_cell_size,
        definitions.risk_ratio_n_size,
        definitions.risk_ratio_threshold,
        definitions.risk_ratio_years
    from facts.compared_risks
    cross join definitions
),

decided as (
    select
        *,
        case
            when group_n < risk_ratio_cell_size or group_of_n < risk_ratio_n_size then 'not_calculated'
            when others_n >= risk_ratio_cell_size and others_of_n >= risk_ratio_n_size then 'risk_ratio'
            when state_others_n >= risk_ratio_cell_size and state_others_of_n >= risk_ratio_n_size
                then 'alternate_risk_ratio'
            else 'not_calculated'
        end as method,
        cast(others_n as double) / nullif(cast(others_of_n as double), 0) as risk_of_others,
        cast(state_others_n as double) / nullif(cast(state_others_of_n as double), 0) as risk_of_state_others,
        cast(group_n * others_of_n as double) / nullif(cast(group_of_n * others_n as double), 0) as risk_ratio,
        cast(group_n * state_others_of_n as double) / nullif(cast(group_of_n * state_others_n as double), 0)
            as alternate_risk_ratio,
        (1 - state_share) * risk as weighted_risk,
        sum(state_share * risk) over categories - state_share * risk as weighted_risk_of_others,
        min(
            least(
                case when removed_n > 0 or group_of_n < risk_ratio_n_size then removed_n end,
                case when unremoved_n > 0 or group_of_n < risk_ratio_n_size then unremoved_n end
            )
        ) over categories as fewest_of_any_group_n
    from sides
    window categories as (partition by slice, period_start, period_end)
),

judged as (
    select
        *,
        case
            when group_n < risk_ratio_cell_size then 'too few of the group: (c)(1)'
            when group_of_n < risk_ratio_n_size then 'too small a group: (c)(1)'
            when method <> 'not_calculated' then ''
            when state_others_n is null then 'too few others, and no numbers of the state'
            else 'too few others in the state: (c)(2)'
        end as reason,
        case method
            when 'risk_ratio' then risk_ratio
            when 'alternate_risk_ratio' then alternate_risk_ratio
        end as ratio,
        case method
            when 'risk_ratio'
                then cast(group_n * others_of_n as decimal(20, 0)) > risk_ratio_threshold * (group_of_n * others_n)
            when 'alternate_risk_ratio'
                then
                    cast(group_n * state_others_of_n as decimal(20, 0))
                    > risk_ratio_threshold * (group_of_n * state_others_n)
        end as exceeds
    from decided
),

-- Years that follow one another, all above, have the same place when their order is taken off.
runs as (
    select
        *,
        year(period_start) - row_number() over (
            partition by slice, group_id, coalesce(exceeds, false) order by period_start
        ) as run
    from judged
),

counted as (
    select
        *,
        case
            when exceeds
                then row_number() over (
                    partition by slice, group_id, coalesce(exceeds, false), run order by period_start
                )
            when exceeds is not null then 0
        end as years_above_n
    from runs
)

select
    'district' as unit_type,
    '' as unit_id,
    slice,
    group_id,
    period_start,
    period_end,
    group_n,
    group_of_n,
    others_n,
    others_of_n,
    risk,
    risk_of_others,
    risk_of_state_others,
    method,
    reason,
    ratio,
    exceeds,
    cast(years_above_n as bigint) as years_above_n,
    years_above_n >= risk_ratio_years as is_significant,
    risk_ratio,
    alternate_risk_ratio,
    weighted_risk,
    weighted_risk_of_others,
    cast(weighted_risk as double) / nullif(weighted_risk_of_others, 0) as weighted_risk_ratio,
    risk - risk_of_others as risk_difference,
    composition,
    enrolled_share,
    composition - enrolled_share as composition_difference,
    cast(composition as double) / nullif(enrolled_share, 0) - 1 as composition_index,
    enrolled_share + sqrt(cast(enrolled_share * (1 - enrolled_share) as double) / nullif(cast(all_n as double), 0))
        as composition_upper,
    case when method = 'risk_ratio' then least(removed_n, others_removed_n) else removed_n end as fewest_removed_n,
    fewest_of_any_group_n,
    left_out_n,
    freshest_date
from counted
