-- One row per number about people that a run could publish, and per number of people of no group that is small: what it
-- counts of how many, and whether it must be hidden whatever else is shown.
with telling_cycles as (
    -- Where hidden months leave each other no room while the cycle tells their sum, or where months were told and
    -- one was not, or is small.
    select
        candidates.measure,
        candidates.slice,
        candidates.unit_type,
        candidates.unit_id,
        candidates.group_id
    from time_room
    inner join candidates on time_room.number_id = candidates.number_id
    cross join policy
    left join released
        on
            candidates.measure = released.measure
            and candidates.slice = released.slice
            and candidates.unit_type = released.unit_type
            and candidates.unit_id = released.unit_id
            and candidates.group_id = released.group_id
            and candidates.period_start = released.period_start
            and candidates.period_end = released.period_end
    where not time_room.is_cycle
    group by 1, 2, 3, 4, 5
    having
        bool_or(
            candidates.is_small
            and least(
                time_room.fewer_part_n + time_room.more_part_n, time_room.fewer_rest_n + time_room.more_rest_n
            ) < policy.min_width
        )
        or (bool_or(released.is_shown) and bool_or(candidates.is_small or not released.is_shown))
),

own as (
    select
        candidates.number_id,
        candidates.measure,
        candidates.slice,
        candidates.unit_type,
        candidates.unit_id,
        candidates.group_id,
        candidates.breakdown,
        candidates.level,
        candidates.period_start,
        candidates.period_end,
        cast(candidates.part_n as bigint) as part_n,
        cast(ceil(candidates.of_n) as bigint) as of_n,
        coalesce(time_room.fewer_part_n, told_before.fewer_part_n) as fewer_part_n,
        time_room.fewer_rest_n,
        coalesce(time_room.more_part_n, told_before.more_part_n) as more_part_n,
        time_room.more_rest_n,
        counted_elsewhere.counted_apart_n,
        counted_elsewhere.missing_n,
        time_room.more_part_n is not null as is_in_cycle,
        candidates.form <> 'ratio' as is_bounded,
        coalesce(candidates.is_small, false)
        or candidates.status = 'suppressed'
        or candidates.status = 'unclear'
        or kept_back.number_id is not null
        or coalesce(told_before.would_tell, false)
        or coalesce(counted_elsewhere.would_tell, false)
        or coalesce(time_room.is_cycle and telling_cycles.measure is not null, false) as is_primary,
        coalesce(told_before.is_known, false) as is_known,
        candidates.status = 'reported'
        and candidates.form = 'proportion'
        and candidates.numerator is not null
        -- A code is by how many people there are, and not by their days.
        and candidates.counted <> 'student_days'
        and coalesce(told_before.may_be_coded, true)
        and coalesce(kept_back.is_coded, true)
        and not policy.hides_codes as may_be_coded,
        coalesce(counted_elsewhere.would_tell, false) as is_apart,
        candidates.status <> 'reported'
        or coalesce(counted_elsewhere.are_people_few, false)
        or coalesce(
            candidates.people_n < policy.minimum_n, candidates.group_id <> 'all' and not candidates.is_published
        ) as is_few
    from candidates
    cross join policy
    left join time_room on candidates.number_id = time_room.number_id
    left join told_before on candidates.number_id = told_before.number_id
    left join kept_back on candidates.number_id = kept_back.number_id
    left join counted_elsewhere on candidates.number_id = counted_elsewhere.number_id
    left join telling_cycles
        on
            candidates.measure = telling_cycles.measure
            and candidates.slice = telling_cycles.slice
            and candidates.unit_type = telling_cycles.unit_type
            and candidates.unit_id = telling_cycles.unit_id
            and candidates.group_id = telling_cycles.group_id
    where candidates.is_protected and candidates.status <> 'not_reported'
),

-- Students of whom the group is not known, or hidden.
left_over as (
    select
        candidates.measure,
        candidates.slice,
        candidates.unit_type,
        candidates.unit_id,
        candidates.breakdown,
        candidates.level,
        candidates.period_start,
        candidates.period_end,
        max(candidates.whole_n) - sum(candidates.people_n) as left_n,
        cast(max(candidates.whole_part_n) - sum(candidates.part_n) as bigint) as left_part_n,
        cast(ceil(max(candidates.whole_of_n) - sum(candidates.of_n)) as bigint) as left_of_n,
        max(counted_elsewhere.whole_counted_apart_n) - sum(counted_elsewhere.counted_apart_n) as left_counted_apart_n,
        max(counted_elsewhere.whole_people_apart_n) - sum(counted_elsewhere.people_apart_n) as left_people_apart_n,
        max(counted_elsewhere.whole_missing_n) - sum(counted_elsewhere.missing_n) as left_missing_n
    from candidates
    left join counted_elsewhere on candidates.number_id = counted_elsewhere.number_id
    where
        candidates.is_protected
        and candidates.status = 'reported'
        and candidates.breakdown <> 'all'
        and not candidates.is_published
    group by 1, 2, 3, 4, 5, 6, 7, 8
),

judged_left_over as (
    select
        left_over.*,
        coalesce(left_over.left_counted_apart_n > 0 and left_over.left_counted_apart_n < policy.minimum_n, false)
            as are_counted_few,
        coalesce(left_over.left_people_apart_n > 0 and left_over.left_people_apart_n < policy.minimum_n, false)
        or coalesce(left_over.left_missing_n > 0 and left_over.left_missing_n < policy.minimum_n, false)
            as are_people_few
    from left_over
    cross join policy
),

few_left_over as (
    select
        cast(null as bigint) as number_id,
        left_over.measure,
        left_over.slice,
        left_over.unit_type,
        left_over.unit_id,
        left_over.breakdown || '=' as group_id,
        left_over.breakdown,
        left_over.level,
        left_over.period_start,
        left_over.period_end,
        -- Of a value nobody is counted.
        case when left_over.left_part_n is not null then greatest(left_over.left_part_n, 0) end as part_n,
        greatest(left_over.left_of_n, left_over.left_part_n, 0) as of_n,
        case when left_over.left_counted_apart_n >= 0 then left_over.left_counted_apart_n end as counted_apart_n,
        case when left_over.left_missing_n >= 0 then left_over.left_missing_n end as missing_n,
        true as is_bounded,
        true as is_primary,
        coalesce(left_over.left_n < policy.minimum_n, true)
        or left_over.are_people_few as is_few,
        left_over.are_counted_few or left_over.are_people_few as is_apart
    from judged_left_over as left_over
    cross join policy
    where
        (left_over.left_n > 0 and left_over.left_n < policy.minimum_n)
        or (left_over.left_part_n > 0 and left_over.left_part_n < policy.minimum_n)
        or (
            left_over.left_of_n > left_over.left_part_n
            and left_over.left_of_n - left_over.left_part_n < policy.minimum_n
        )
        or (
            left_over.left_n > 0
            and left_over.left_n < policy.minimum_n_for_extremes
            and (left_over.left_part_n = 0 or left_over.left_part_n = left_over.left_of_n)
        )
        or left_over.are_counted_few
        or left_over.are_people_few
),

numbers as (
    select * from own
    union all by name
    select * from few_left_over
)

select
    number_id,
    measure,
    slice,
    unit_type,
    unit_id,
    group_id,
    breakdown,
    level,
    period_start,
    period_end,
    part_n,
    of_n,
    fewer_part_n,
    fewer_rest_n,
    more_part_n,
    more_rest_n,
    counted_apart_n,
    missing_n,
    coalesce(is_in_cycle, false) as is_in_cycle,
    is_bounded,
    is_primary,
    coalesce(is_known, false) as is_known,
    coalesce(may_be_coded, false) as may_be_coded,
    is_few,
    is_apart
from numbers
