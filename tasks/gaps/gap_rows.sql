-- One row per student group held against all others of its unit in the period that tables show: both rates, how far
-- they lie apart, what both were before, and what becomes of the difference within schools.
select
    current_gaps.measure,
    current_gaps.slice,
    current_gaps.unit_type,
    current_gaps.unit_id,
    current_gaps.group_id,
    current_gaps.numerator_1 as numerator,
    current_gaps.denominator_1 as denominator,
    current_gaps.numerator_2 as others_numerator,
    current_gaps.denominator_2 as others_denominator,
    current_gaps.rate_1 as rate,
    current_gaps.lower_1 as lower_rate,
    current_gaps.upper_1 as upper_rate,
    current_gaps.rate_2 as others_rate,
    current_gaps.lower_2 as others_lower_rate,
    current_gaps.upper_2 as others_upper_rate,
    current_gaps.difference,
    current_gaps.difference_lower,
    current_gaps.difference_upper,
    current_gaps.ratio,
    current_gaps.ratio_lower,
    current_gaps.ratio_upper,
    year_before.period_start as earlier_period_start,
    year_before.period_end as earlier_period_end,
    year_before.rate_1 as earlier_rate,
    year_before.rate_2 as earlier_others_rate,
    year_before.difference_change,
    year_before.change_lower as difference_change_lower,
    year_before.change_upper as difference_change_upper,
    first_period.period_start as first_period_start,
    first_period.period_end as first_period_end,
    first_period.rate_1 as first_rate,
    first_period.rate_2 as first_others_rate,
    first_period.change_lower as since_first_lower,
    first_period.change_upper as since_first_upper,
    within_schools.schools_n,
    within_schools.difference as difference_within_schools,
    within_schools.standard_error as within_schools_standard_error
from current_gaps
left join gap_changes as year_before
    on current_gaps.comparison_id = year_before.comparison_id and year_before.relation = 'a year before'
left join gap_changes as first_period
    on current_gaps.comparison_id = first_period.comparison_id and first_period.relation = 'first'
left join within_schools
    on
        current_gaps.unit_type = within_schools.above_type
        and current_gaps.unit_id = within_schools.above_id
        and current_gaps.measure = within_schools.measure
        and current_gaps.slice = within_schools.slice
        and current_gaps.group_id = within_schools.group_id
        and current_gaps.period_start = within_schools.period_start
        and current_gaps.period_end = within_schools.period_end
        and current_gaps.definition_version = within_schools.definition_version
        and current_gaps.origin = within_schools.origin
        and current_gaps.authority = within_schools.authority
        and within_schools.schools_n >= 2
        -- Nearly all of the group are at schools that show both.
        and 10 * within_schools.group_n >= 8 * current_gaps.denominator_1
order by
    current_gaps.measure,
    current_gaps.slice,
    current_gaps.unit_type,
    current_gaps.unit_id,
    current_gaps.group_id
