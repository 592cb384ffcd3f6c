-- One row per series and phase: the standard deviation its limits rest on, before weights, or why there is none.
with all_ranges as (
    select
        series,
        phase,
        avg(moving_range) filter (where is_baseline_range) as mean_range,
        count(*) filter (where side <> 0 and not is_excluded) as useful_n
    from ranges
    group by series, phase
),

-- At most one range in 3.267 can be so far above their mean, so that screening leaves most of them; where the rest
-- are all zero, as in a constant series with one spike, they would leave no width, and all of them count.
kept_ranges as (
    select
        ranges.series,
        ranges.phase,
        avg(ranges.moving_range) as mean_range
    from ranges
    inner join all_ranges on ranges.series = all_ranges.series and ranges.phase = all_ranges.phase
    inner join centres on ranges.series = centres.series and ranges.phase = centres.phase
    where
        centres.is_screened
        and ranges.is_baseline_range
        and ranges.moving_range < centres.screening_factor * all_ranges.mean_range
    group by ranges.series, ranges.phase
),

spreads as (
    select
        centres.*,
        all_ranges.useful_n,
        all_ranges.mean_range,
        coalesce(nullif(kept_ranges.mean_range, 0), all_ranges.mean_range) as used_range,
        case centres.spread
            when 'moving_range' then used_range * centres.sigma_per_range
            when 'normalised' then used_range * centres.sigma_per_range
            when 'standardised'
                then used_range * centres.sigma_per_range * sqrt(greatest(centre * (1 - centre), 0))
            when 'binomial' then sqrt(greatest(centre * (1 - centre), 0))
            when 'poisson' then sqrt(greatest(centre, 0))
            when 'geometric' then sqrt(greatest(mean_figure * (mean_figure + 1), 0))
        end as sigma
    from centres
    inner join all_ranges on centres.series = all_ranges.series and centres.phase = all_ranges.phase
    left join kept_ranges on centres.series = kept_ranges.series and centres.phase = kept_ranges.phase
)

select
    series,
    phase,
    chart,
    rules,
    improvement,
    spread,
    is_weighted,
    exponent,
    floor,
    ceiling,
    screening_factor,
    n,
    tolerance,
    mean_figure,
    mean_range,
    case when isfinite(centre) then centre end as centre,
    sigma,
    case
        when baseline_n = 0 then 'no value in the baseline'
        when baseline_n = 1 then 'one value only in the baseline'
        when not isfinite(abs(centre) + 3 * coalesce(sigma, 0)) then 'the values are too large to compute with'
        when spread = 'none' and useful_n = 0 then 'every value is on the centre line'
        when spread = 'none' then null
        when spread in ('binomial', 'poisson', 'geometric') and sigma = 0 then 'no variation to judge: all or none'
        when spread = 'standardised' and centre in (0, 1) then 'no variation to judge: all or none'
        when sigma is null then 'no two values in a row in the baseline'
        when sigma = 0 then 'the values do not vary'
    end as not_computable_why
from spreads
