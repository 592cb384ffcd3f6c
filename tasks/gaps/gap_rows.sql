-- One row per student group held against all others of its unit in the period that tables show: both rates, how far
-- they lie apart, what both were a year before, and what becomes of the difference within schools.
with rated as (
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
),

current_rows as (
    select rated.*
    from rated
    inner join current_figures
        on
            rated.measure = current_figures.measure
            and rated.slice = current_figures.slice
            and rated.unit_type = current_figures.unit_type
            and rated.unit_id = current_figures.unit_id
            and rated.group_id = current_figures.group_id
            and rated.period_start = current_figures.period_start
            and rated.period_end = current_figures.period_end
            and rated.definition_version = current_figures.definition_version
            and rated.origin = current_figures.origin
            and rated.authority = current_figures.authority
),

-- The same stretch of the year before, give or take a month: a test or a cycle is not held on the same days.
year_before as (
    select
        current_rows.comparison_id,
        earlier.rate_1,
        earlier.rate_2,
        earlier.period_start,
        earlier.period_end
    from current_rows
    inner join rated as earlier
        on
            current_rows.measure = earlier.measure
            and current_rows.slice = earlier.slice
            and current_rows.unit_type = earlier.unit_type
            and current_rows.unit_id = earlier.unit_id
            and current_rows.group_id = earlier.group_id
            and current_rows.definition_version = earlier.definition_version
            and current_rows.origin = earlier.origin
            and current_rows.authority = earlier.authority
            and abs(current_rows.period_end - earlier.period_end - 365) <= 31
            and abs(
                (current_rows.period_end - current_rows.period_start) - (earlier.period_end - earlier.period_start)
            ) <= 31
    qualify row_number() over (
        partition by current_rows.comparison_id
        order by abs(current_rows.period_end - earlier.period_end - 365), earlier.period_end
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
    current_rows.measure,
    current_rows.slice,
    current_rows.unit_type,
    current_rows.unit_id,
    current_rows.group_id,
    current_rows.numerator_1 as numerator,
    current_rows.denominator_1 as denominator,
    current_rows.numerator_2 as others_numerator,
    current_rows.denominator_2 as others_denominator,
    current_rows.rate_1 as rate,
    current_rows.lower_1 as lower_rate,
    current_rows.upper_1 as upper_rate,
    current_rows.rate_2 as others_rate,
    current_rows.lower_2 as others_lower_rate,
    current_rows.upper_2 as others_upper_rate,
    current_rows.difference,
    current_rows.difference_lower,
    current_rows.difference_upper,
    current_rows.ratio,
    current_rows.ratio_lower,
    current_rows.ratio_upper,
    year_before.period_start as earlier_period_start,
    year_before.period_end as earlier_period_end,
    year_before.rate_1 as earlier_rate,
    year_before.rate_2 as earlier_others_rate,
    within_schools.schools_n,
    within_schools.difference as difference_within_schools
from current_rows
left join year_before on current_rows.comparison_id = year_before.comparison_id
left join within_schools
    on
        current_rows.unit_type = 'district'
        and current_rows.measure = within_schools.measure
        and current_rows.slice = within_schools.slice
        and current_rows.group_id = within_schools.group_id
        and current_rows.period_start = within_schools.period_start
        and current_rows.period_end = within_schools.period_end
        and current_rows.definition_version = within_schools.definition_version
        and current_rows.origin = within_schools.origin
        and current_rows.authority = within_schools.authority
        and within_schools.schools_n >= 2
        and 10 * within_schools.group_n >= 8 * current_rows.denominator_1
order by
    current_rows.measure,
    current_rows.slice,
    current_rows.unit_type,
    current_rows.unit_id,
    current_rows.group_id
