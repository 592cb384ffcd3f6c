-- One row per category of discipline, racial or ethnic group with children with disabilities, and school year, over
-- or so far: children of the group in the category, or removals in total, children of the group, and the same of all
-- seven groups and of the state. A child is in a category by the days of all its removals of the kind in the year;
-- whose days are not all known and are not more than ten so far is left out and counted. The state's numbers are
-- delivered as counts of the state; where one of its seven groups is missing or hidden there are none. A year before
-- the first incident that anybody recorded, or after the last, has none.
with recorded as (
    select
        min(incidents.date) as first_date,
        max(incidents.date) as last_date
    from incidents
    inner join cycle on incidents.date <= cycle.end_date
),

years as (
    select
        periods.period_start,
        periods.period_end,
        least(recorded.last_date, periods.period_end) as freshest_date
    from periods
    inner join recorded on periods.period_end >= recorded.first_date and periods.period_start <= recorded.last_date
    where periods.is_year
),

children as (
    select
        enrolled_students.student_id,
        'race_ethnicity=' || demographics.race_ethnicity as group_id,
        years.period_start,
        years.period_end,
        years.freshest_date
    from facts.enrolled_students
    inner join years
        on enrolled_students.period_start = years.period_start and enrolled_students.period_end = years.period_end
    inner join demographics on enrolled_students.student_id = demographics.student_id
    where
        enrolled_students.unit_type = 'district'
        and demographics.disability
        and demographics.race_ethnicity <> 'not_reported'
),

removed as (
    select
        incidents.student_id,
        years.period_start,
        case when incidents.action = 'in_school_suspension' then 'in school' else 'out of school' end as kind,
        count(*) as removals_n,
        coalesce(sum(incidents.days_removed), 0) > 10 as is_long,
        count(incidents.days_removed) = count(*) as is_known
    from incidents
    inner join years on incidents.date between years.period_start and years.period_end
    where incidents.action in ('in_school_suspension', 'out_of_school_suspension', 'expulsion')
    group by 1, 2, 3
),

categories as (
    select
        'in school' as kind,
        false as is_long,
        'in_school_10_days_or_fewer' as slice
    union all
    select
        'in school' as kind,
        true as is_long,
        'in_school_over_10_days' as slice
    union all
    select
        'out of school' as kind,
        false as is_long,
        'out_of_school_10_days_or_fewer' as slice
    union all
    select
        'out of school' as kind,
        true as is_long,
        'out_of_school_over_10_days' as slice
    union all
    select
        '' as kind,
        false as is_long,
        'removals_in_total' as slice
),

by_child as (
    select
        children.group_id,
        children.period_start,
        children.period_end,
        children.freshest_date,
        children.student_id,
        categories.slice,
        sum(
            case
                when categories.kind = '' then removed.removals_n
                when removed.kind = categories.kind and removed.is_long and categories.is_long then 1
                when
                    removed.kind = categories.kind
                    and not removed.is_long
                    and removed.is_known
                    and not categories.is_long
                    then 1
            end
        ) as counted_n,
        max(
            case when removed.kind = categories.kind and not removed.is_long and not removed.is_known then 1 else 0 end
        ) as left_out_n
    from children
    cross join categories
    left join removed
        on children.student_id = removed.student_id and children.period_start = removed.period_start
    group by 1, 2, 3, 4, 5, 6
),

by_group as (
    select
        slice,
        group_id,
        period_start,
        period_end,
        freshest_date,
        cast(coalesce(sum(counted_n), 0) as bigint) as group_n,
        count(*) as group_of_n,
        count(counted_n) as removed_n,
        cast(sum(left_out_n) as bigint) as left_out_n
    from by_child
    group by 1, 2, 3, 4, 5
),

states as (
    select
        years.period_start,
        counts.slice,
        counts.group_id,
        cast(round(counts.numerator) as bigint) as state_n,
        cast(round(counts.denominator) as bigint) as state_of_n
    from counts
    inner join years on counts.period_end between years.period_start and years.period_end
    where
        counts.measure = 'discipline_risk_ratio'
        and counts.unit_type = 'state'
        and counts.group_id like 'race_ethnicity=%'
        and counts.group_id <> 'race_ethnicity=not_reported'
),

state_sums as (
    select
        period_start,
        slice,
        case when count(state_n) = 7 and count(state_of_n) = 7 then cast(sum(state_n) as bigint) end as state_n,
        case when count(state_n) = 7 and count(state_of_n) = 7 then cast(sum(state_of_n) as bigint) end as state_of_n
    from states
    group by 1, 2
)

select
    by_group.slice,
    by_group.group_id,
    by_group.period_start,
    by_group.period_end,
    by_group.group_n,
    by_group.group_of_n,
    cast(sum(by_group.group_n) over categories as bigint) as all_n,
    cast(sum(by_group.group_of_n) over categories as bigint) as all_of_n,
    states.state_n as state_group_n,
    states.state_of_n as state_group_of_n,
    state_sums.state_n as state_all_n,
    state_sums.state_of_n as state_all_of_n,
    by_group.removed_n,
    cast(sum(by_group.removed_n) over categories as bigint) as all_removed_n,
    by_group.left_out_n,
    by_group.freshest_date
from by_group
left join states
    on
        by_group.period_start = states.period_start
        and by_group.slice = states.slice
        and by_group.group_id = states.group_id
left join state_sums on by_group.period_start = state_sums.period_start and by_group.slice = state_sums.slice
window categories as (partition by by_group.slice, by_group.period_start, by_group.period_end)
