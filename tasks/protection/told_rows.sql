-- One row per number of the joint table that its readers were told before or had hidden from them: those of a release
-- and system together, in the order of the time that they are of.
-- Of what only grows, other periods of the year are looked at; of everything, other numbers of the same period. Of each
-- period the last five count that differ.
with tables as (
    select
        joint_numbers.measure,
        joint_numbers.slice,
        joint_numbers.period_start,
        joint_numbers.period_end,
        joint_numbers.system,
        joint_numbers.table_name,
        joint_numbers.part_of,
        joint_numbers.is_bounded,
        bool_or(candidates.only_grows) and joint_numbers.table_name = '' as only_grows
    from joint_numbers
    inner join candidates on joint_numbers.number_id = candidates.number_id
    where joint_numbers.share = 'counted'
    group by
        joint_numbers.measure,
        joint_numbers.slice,
        joint_numbers.period_start,
        joint_numbers.period_end,
        joint_numbers.system,
        joint_numbers.table_name,
        joint_numbers.part_of,
        joint_numbers.is_bounded
),

systems as (
    select
        *,
        max(period_end) over (partition by system) as system_end
    from tables
),

-- The same told again is nothing new.
releases as (
    select
        systems.system,
        systems.table_name,
        systems.part_of,
        systems.is_bounded,
        systems.system_end as own_period_end,
        -- Tables that add up are of one time, whichever of theirs was told before.
        if(systems.table_name = '', told_tables.period_end, systems.system_end) as time_date,
        told_tables.measure,
        told_tables.slice,
        told_tables.period_start,
        told_tables.period_end,
        max(told_tables.release_number) as release_number
    from systems
    inner join told_tables
        on
            systems.measure = told_tables.measure
            and systems.slice = told_tables.slice
            and systems.period_start = told_tables.period_start
    where not told_tables.is_same and (systems.period_end = told_tables.period_end or systems.only_grows)
    group by
        systems.system,
        systems.table_name,
        systems.part_of,
        systems.is_bounded,
        systems.period_end,
        systems.system_end,
        told_tables.measure,
        told_tables.slice,
        told_tables.period_start,
        told_tables.period_end,
        told_tables.told_md5
    qualify
        row_number() over (
            partition by systems.system, systems.table_name, told_tables.period_end
            order by max(told_tables.release_number) desc
        ) <= 5
)

select
    releases.system as of_system,
    releases.time_date,
    releases.release_number,
    releases.own_period_end,
    released.unit_type,
    released.unit_id,
    released.group_id,
    split_part(released.group_id, '=', 1) as breakdown,
    coalesce(released.level, '') as level,
    releases.table_name,
    releases.part_of,
    '' as people_table_name,
    cast([] as varchar[]) as people_part_of,
    cast(null as bigint) as number_id,
    released.measure,
    '' as figure,
    '' as follows,
    '' as people,
    '' as beside_people,
    releases.system,
    'counted' as share,
    '' as tied,
    cast(released.part_n as bigint) as part_n,
    cast(ceil(released.of_n) as bigint) as of_n,
    -- Those of whom a measure that it holds was told then are among those it counted.
    cast(
        least(
            released.part_n - released.least_part_n,
            case when released.part_n >= held.of_n then released.part_n - held.of_n end
        ) as bigint
    ) as fewer_part_n,
    cast(null as bigint) as fewer_rest_n,
    cast(released.most_part_n - released.part_n as bigint) as more_part_n,
    cast(null as bigint) as more_rest_n,
    cast(null as bigint) as more_of_n,
    releases.is_bounded,
    not released.is_shown as is_primary,
    coalesce(
        released.of_n > held.of_n and released.of_n - held.of_n < policy.minimum_n, false
    ) as is_few,
    false as is_apart,
    false as is_known,
    false as may_be_coded
from releases
inner join released
    on
        releases.measure = released.measure
        and releases.slice = released.slice
        and releases.period_start = released.period_start
        and releases.period_end = released.period_end
        and releases.release_number = released.release_number
cross join policy
left join meanings on released.measure = meanings.measure
left join released as held
    on
        meanings.holds = held.measure
        and released.release_number = held.release_number
        and released.unit_type = held.unit_type
        and released.unit_id = held.unit_id
        and released.group_id = held.group_id
        and released.slice = held.slice
        and released.period_start = held.period_start
        and released.period_end = held.period_end
order by
    releases.system,
    releases.time_date,
    releases.release_number,
    releases.own_period_end,
    released.unit_type,
    released.unit_id,
    released.group_id
