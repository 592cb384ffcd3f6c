-- One row per measure, slice and school in the period that tables show: its rate and, for its number of students, the
-- limits around the rate of the schools it is held against, those of its level or else all.
-- Where schools differ by more than chance between students makes, limits are as much wider (Spiegelhalter 2005).
with shares as (
    select
        current_figures.measure,
        current_figures.slice,
        current_figures.unit_id as school_id,
        schools.level,
        current_figures.numerator,
        current_figures.denominator
    from current_figures
    inner join meanings on current_figures.measure = meanings.measure
    inner join schools on current_figures.unit_id = schools.school_id
    where
        meanings.is_share_of_people
        and current_figures.unit_type = 'school'
        and current_figures.group_id = 'all'
        and current_figures.denominator > 0
        and current_figures.numerator between 0 and current_figures.denominator
),

peers as (
    select
        *,
        case
            when count(*) over (partition by measure, slice, level) >= $fewest_schools then level
            else ''
        end as peer_level
    from shares
),

pooled as (
    select
        measure,
        slice,
        peer_level,
        count(*) as schools_n,
        sum(numerator) / sum(denominator) as rate
    from (
        select
            measure,
            slice,
            peer_level,
            numerator,
            denominator
        from peers
        where peer_level <> ''
        union all
        select
            measure,
            slice,
            '' as peer_level,
            numerator,
            denominator
        from shares
    ) as compared
    group by measure, slice, peer_level
    having count(*) >= $fewest_schools
),

-- Where few are expected on either side, the limits would say more than the numbers can.
standing as (
    select
        peers.measure,
        peers.slice,
        peers.school_id,
        peers.peer_level,
        peers.numerator,
        peers.denominator,
        pooled.schools_n,
        pooled.rate as peer_rate,
        sqrt(pooled.rate * (1 - pooled.rate) / peers.denominator) as deviation,
        (peers.numerator / peers.denominator - pooled.rate)
        / nullif(sqrt(pooled.rate * (1 - pooled.rate) / peers.denominator), 0) as deviations
    from peers
    inner join pooled
        on peers.measure = pooled.measure and peers.slice = pooled.slice and peers.peer_level = pooled.peer_level
    where least(pooled.rate, 1 - pooled.rate) * peers.denominator >= $fewest_expected
),

tails as (
    select
        measure,
        slice,
        peer_level,
        quantile_cont(deviations, 0.1) as low,
        quantile_cont(deviations, 0.9) as high
    from standing
    group by measure, slice, peer_level
),

spreads as (
    select
        standing.measure,
        standing.slice,
        standing.peer_level,
        greatest(1, sqrt(avg(pow(greatest(least(standing.deviations, tails.high), tails.low), 2)))) as widening
    from standing
    inner join tails
        on
            standing.measure = tails.measure
            and standing.slice = tails.slice
            and standing.peer_level = tails.peer_level
    group by standing.measure, standing.slice, standing.peer_level
)

select
    standing.measure,
    standing.slice,
    standing.school_id,
    standing.peer_level,
    standing.schools_n,
    cast(standing.numerator as bigint) as numerator,
    cast(standing.denominator as bigint) as denominator,
    standing.numerator / standing.denominator as rate,
    standing.peer_rate,
    greatest(0, standing.peer_rate - $deviations * spreads.widening * standing.deviation) as lower_rate,
    least(1, standing.peer_rate + $deviations * spreads.widening * standing.deviation) as upper_rate
from standing
inner join spreads
    on
        standing.measure = spreads.measure
        and standing.slice = spreads.slice
        and standing.peer_level = spreads.peer_level
order by standing.measure, standing.slice, standing.peer_level, standing.school_id
