-- One row per student group and period that can be held against all others of its unit: both rates, and how far they
-- lie apart.
select
    compared.*,
    gap_intervals.rate_1,
    gap_intervals.lower_1,
    gap_intervals.upper_1,
    gap_intervals.rate_2,
    gap_intervals.lower_2,
    gap_intervals.upper_2,
    gap_intervals.difference,
    gap_intervals.difference_lower,
    gap_intervals.difference_upper,
    gap_intervals.ratio,
    gap_intervals.ratio_lower,
    gap_intervals.ratio_upper
from compared
inner join gap_intervals on compared.comparison_id = gap_intervals.comparison_id
