-- One row per point: its limits in the chart's units, and its zone, from -3 below the lower to 3 above the upper limit.
-- `weighed_zone` is the zone as two of three counts it: an outside point may be no more than the third.
with spans as (
    select
        ranges.*,
        widths.rules,
        widths.floor,
        widths.ceiling,
        widths.tolerance,
        widths.centre,
        widths.not_computable_why,
        case when widths.spread = 'geometric' then widths.mean_figure else widths.centre end as middle,
        case
            when widths.not_computable_why is not null or widths.spread = 'none' then null
            when widths.is_weighted then widths.sigma / sqrt(ranges.weight)
            else widths.sigma
        end as sigma
    from ranges
    inner join widths on ranges.series = widths.series and ranges.phase = widths.phase
),

bounded as (
    select
        *,
        greatest(middle - 3 * sigma, floor) as lower,
        least(middle + 3 * sigma, ceiling) as upper,
        greatest(middle - 2 * sigma, floor) as near_lower,
        least(middle + 2 * sigma, ceiling) as near_upper
    from spans
),

zoned as (
    select
        *,
        cast(case
            when not_computable_why is not null then null
            when sigma is null then side
            when figure > upper + tolerance then 3
            when figure < lower - tolerance then -3
            when figure > near_upper + tolerance then 2
            when figure < near_lower - tolerance then -2
            else side
        end as tinyint) as zone
    from bounded
)

select
    zoned.series,
    zoned.phase,
    zoned.date,
    zoned.is_excluded,
    zoned.position,
    zoned.moving_range,
    zoned.side,
    case when zoned.sigma is not null then zoned.lower end as lower,
    case when zoned.sigma is not null then zoned.upper end as upper,
    case when zoned.sigma is not null then zoned.near_lower end as near_lower,
    case when zoned.sigma is not null then zoned.near_upper end as near_upper,
    case when zoned.not_computable_why is null then zoned.step_side end as step_side,
    zoned.zone,
    case
        when abs(zoned.zone) = 3 and not rule_sets.two_of_three_counts_outside then cast(sign(zoned.zone) as tinyint)
        else zoned.zone
    end as weighed_zone
from zoned
inner join rule_sets on zoned.rules = rule_sets.rules
