-- One row per comparison of two disjoint groups: the rate of each with Wilson's interval, their difference with
-- Newcombe's (method 10), their ratio with Katz's; NULL where one cannot be given.
with rates as (
    select
        comparison_id,
        unnest([1, 2]) as place,
        cast(unnest([numerator_1, numerator_2]) as double) as numerator,
        cast(unnest([denominator_1, denominator_2]) as double) as denominator
    from compared
),

-- At none and at all the formula gives exactly 0 and 1, which floating point would miss.
wilson as (
    select
        comparison_id,
        place,
        numerator,
        denominator,
        numerator / nullif(denominator, 0) as rate,
        case
            when denominator > 0 and numerator = 0 then 0
            else (
                2 * numerator + $z * $z
                - $z * sqrt($z * $z + 4 * numerator * (denominator - numerator) / nullif(denominator, 0))
            ) / (2 * (denominator + $z * $z))
        end as lower_rate,
        case
            when denominator > 0 and numerator = denominator then 1
            else (
                2 * numerator + $z * $z
                + $z * sqrt($z * $z + 4 * numerator * (denominator - numerator) / nullif(denominator, 0))
            ) / (2 * (denominator + $z * $z))
        end as upper_rate
    from rates
),

-- The deviation of the ratio's logarithm; none where a count is zero.
paired as (
    select
        one.comparison_id,
        one.rate as rate_1,
        one.lower_rate as lower_1,
        one.upper_rate as upper_1,
        two.rate as rate_2,
        two.lower_rate as lower_2,
        two.upper_rate as upper_2,
        one.rate - two.rate as difference,
        one.rate / nullif(two.rate, 0) as ratio,
        case
            when one.numerator > 0 and two.numerator > 0
                then sqrt(
                    (one.denominator - one.numerator) / (one.numerator * one.denominator)
                    + (two.denominator - two.numerator) / (two.numerator * two.denominator)
                )
        end as ratio_deviation
    from wilson as one
    inner join wilson as two on one.comparison_id = two.comparison_id and one.place = 1 and two.place = 2
)

select
    comparison_id,
    rate_1,
    lower_1,
    upper_1,
    rate_2,
    lower_2,
    upper_2,
    difference,
    difference - sqrt(pow(rate_1 - lower_1, 2) + pow(upper_2 - rate_2, 2)) as difference_lower,
    difference + sqrt(pow(upper_1 - rate_1, 2) + pow(rate_2 - lower_2, 2)) as difference_upper,
    ratio,
    ratio * exp(-$z * ratio_deviation) as ratio_lower,
    ratio * exp($z * ratio_deviation) as ratio_upper
from paired
order by comparison_id
