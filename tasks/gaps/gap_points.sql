-- One row per student group that tables hold against all others, and period until then: both rates and how far they
-- lie apart.
select
    current_gaps.measure,
    current_gaps.slice,
    current_gaps.unit_type,
    current_gaps.unit_id,
    current_gaps.group_id,
    gaps_until_now.period_start,
    gaps_until_now.period_end,
    gaps_until_now.rate_1 as rate,
    gaps_until_now.rate_2 as others_rate,
    gaps_until_now.difference
from current_gaps
inner join gaps_until_now on current_gaps.comparison_id = gaps_until_now.comparison_id
order by
    current_gaps.measure,
    current_gaps.slice,
    current_gaps.unit_type,
    current_gaps.unit_id,
    current_gaps.group_id,
    gaps_until_now.period_end
