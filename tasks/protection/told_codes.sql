-- One row per number that is not shown but told to lie between two rates, in percent.
select
    number_id,
    cast(round(100 * least_rate) as bigint) as least_percent,
    cast(round(100 * most_rate) as bigint) as most_percent
from known_numbers
where not is_shown and most_rate is not null
