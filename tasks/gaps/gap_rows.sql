-- One row per student group held against all others of its unit in the period that tables show: both rates, how far
-- they lie apart, what both were a year before, and what becomes of the difference within schools.
with year_before as (
    -- The same stretch of the year before, give or take a month: a test or a cycle is not held on the same days.
    select gaps_until_now.*
    from gaps_until_now
    inner join current_gaps on gaps_until_now.comparison_id = current_gaps.comparison_id
    where abs(current_gaps.period_end - gaps_until_now.period_end - 365) <= 31
    qualify row_number() over (
        partition by gaps_until_now.comparison_id
        order by abs(current_gaps.period_end - gaps_until_now.period_end - 365), gaps_until_now.period_end
    ) = 1
),

-- Differences of schools, weighed as Mantel and Haenszel do, where nearly all of the group is at these schools.
within_schools as (
    select
        measure,
        slice,
        group_id,
        period_start,
        period_end,
        definition_version,
        origin,
        authority,
        count(*) as schools_n,
        sum(denominator_1) as group_n,
        sum(cast(denominator_1 as double) * denominator_2 / (denominator_1 + denominator_2) * difference)
        / sum(cast(denominator_1 as double) * denominator_2 / (denominator_1 + denominator_2)) as difference
    from rated
    where unit_type = 'school'
    group by measure, slice, group_id, period_start, period_end, definition_version, origin, authority
)

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
    -- The interval of two differences that vary each by itself (Zou and Donner 2008, doi 10.1002/sim.3095); of students
    -- who are in both it is too wide rather than too narrow.
    current_gaps.difference - year_before.difference as difference_change,
    current_gaps.difference - year_before.difference - sqrt(
        pow(current_gaps.difference - current_gaps.difference_lower, 2)
        + pow(year_before.difference_upper - year_before.difference, 2)
    ) as difference_change_lower,
    current_gaps.difference - year_before.difference + sqrt(
        pow(current_gaps.difference_upper - current_gaps.difference, 2)
        + pow(year_before.difference - year_before.difference_lower, 2)
    ) as difference_change_upper,
    within_schools.schools_n,
    within_schools.difference as difference_within_schools
from current_gaps
left join year_before on current_gaps.comparison_id = year_before.comparison_id
left join within_schools
    on
        current_gaps.unit_type = 'district'
        and current_gaps.measure = within_schools.measure
        and current_gaps.slice = within_schools.slice
        and current_gaps.group_id = within_schools.group_id
        and current_gaps.period_start = within_schools.period_start
        and current_gaps.period_end = within_schools.period_end
        and current_gaps.definition_version = within_schools.definition_version
        and current_gaps.origin = within_schools.origin
        and current_gaps.authority = within_schools.authority
        and within_schools.schools_n >= 2
        and 10 * within_schools.group_n >= 8 * current_gaps.denominator_1
order by
    current_gaps.measure,
    current_gaps.slice,
    current_gaps.unit_type,
    current_gaps.unit_id,
    current_gaps.group_id
