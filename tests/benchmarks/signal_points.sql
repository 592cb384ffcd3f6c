-- One row per point of made-up series of 40: noise around a level, some with a step, every fiftieth value missing.
select
    number // 40 as series,
    cast(1 as integer) as phase,
    date '2022-09-01' + cast(number % 40 as integer) * 30 as date,
    case
        when hash(number) % 50 > 0
            then
                0.9
                + 0.04 * (hash(number, 1) % 1000000 + hash(number, 2) % 1000000 + hash(number, 3) % 1000000) / 3e6
                + case when (number // 40) % 7 = 0 and number % 40 > 25 then 0.03 else 0 end
    end as value,
    cast(null as double) as numerator,
    cast(null as double) as denominator,
    true as in_baseline,
    false as is_excluded,
    0.93 as target
from range($series_n * 40) as numbers (number)
-- Measures come period by period.
order by date, hash(number)
