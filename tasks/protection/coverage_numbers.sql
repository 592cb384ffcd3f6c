-- One row per number about people, way to tell its coverage and count of people that this would tell; and per such
-- count of people of whom there is no number, where a few of them would be what is left.
-- Of a level, which only sums up schools, no coverage is told.
-- In the way `exact` all is told as it is; in the way `counted` what came is told as what is counted, where that is
-- nearly all that came. `is_kept` is what is not told of a number whatever else is.
with hidden_holders as (
    -- What is hidden of one who holds them is not told by how many of them did not come, nor the other way.
    select distinct shown_numbers.number_id
    from shown_numbers
    inner join meanings on shown_numbers.measure in (meanings.holds, meanings.measure)
    inner join shown_numbers as holders
        on
            holders.measure in (meanings.holds, meanings.measure)
            and shown_numbers.measure <> holders.measure
            and shown_numbers.slice = holders.slice
            and shown_numbers.unit_type = holders.unit_type
            and shown_numbers.unit_id = holders.unit_id
            and shown_numbers.group_id = holders.group_id
            and shown_numbers.period_start = holders.period_start
            and shown_numbers.period_end = holders.period_end
    where meanings.holds <> '' and holders.hidden_reason <> ''
),

ways as (
    select
        shown_numbers.*,
        ways.way,
        hidden_holders.number_id is not null as is_holder_hidden,
        case
            when ways.way = 'exact' then shown_numbers.received_n
            else least(shown_numbers.received_n, shown_numbers.of_n)
        end as told_n,
        case
            when ways.way = 'exact' then shown_numbers.students_received_n
            else least(shown_numbers.students_received_n, shown_numbers.people_n)
        end as told_students_n
    from shown_numbers
    cross join (select unnest(['exact', 'counted']) as way) as ways
    left join hidden_holders on shown_numbers.number_id = hidden_holders.number_id
    where shown_numbers.is_protected and shown_numbers.unit_type <> 'level'
),

-- Fewer people than may be told can be who was left out, who came and is not counted, such as who came untested, who is
-- counted and was not to come, or who did not come.
counts as (
    select
        number_id,
        measure,
        slice,
        period_start,
        period_end,
        way,
        unit_type,
        unit_id,
        group_id,
        breakdown,
        hidden_reason <> ''
        or is_holder_hidden
        or coalesce(counts_people and 20 * (received_n - told_n) > received_n, false)
        or coalesce(20 * (students_received_n - told_students_n) > students_received_n, false) as is_withheld,
        case when way = 'exact' and counts_people then excluded_n end as left_out_n,
        case when counts_people then expected_n end as expected_n,
        case when counts_people then told_n end as told_n,
        case when counts_people then greatest(expected_n - told_n, 0) end as missing_n,
        -- Who is left out and did come, as who is exempt.
        case when way = 'exact' and counts_people then abs(excluded_n - greatest(expected_n - told_n, 0)) end
            as left_out_not_missing_n,
        case when counts_people then abs(told_n - of_n) end as not_counted_n,
        case when counts_people then greatest(told_n - part_n, 0) end as not_of_part_n,
        students_expected_n,
        told_students_n,
        greatest(students_expected_n - told_students_n, 0) as students_missing_n,
        abs(told_students_n - people_n) as students_not_counted_n,
        case when counts_people then greatest(told_students_n - part_n, 0) end as students_not_of_part_n,
        -- Of a number that is shown, it is said whether all of it has come.
        case
            when hidden_reason <> '' then ''
            when students_expected_n <= students_received_n then 'students_missing_n'
            when coalesce(students_expected_n, students_received_n) is null then 'missing_n'
            else ''
        end as known_if_none
    from ways
),

cells as (
    select
        counts.number_id,
        counts.measure,
        counts.slice,
        counts.period_start,
        counts.period_end,
        counts.way,
        counts.unit_type,
        counts.unit_id,
        counts.group_id,
        counts.breakdown,
        counts.is_withheld,
        counts.known_if_none,
        told.what,
        told.people_n
    from counts
    cross join
        lateral (
            values
            ('left_out_n', counts.left_out_n),
            ('expected_n', counts.expected_n),
            ('told_n', counts.told_n),
            ('missing_n', counts.missing_n),
            ('left_out_not_missing_n', counts.left_out_not_missing_n),
            ('not_counted_n', counts.not_counted_n),
            ('not_of_part_n', counts.not_of_part_n),
            ('students_expected_n', counts.students_expected_n),
            ('told_students_n', counts.told_students_n),
            ('students_missing_n', counts.students_missing_n),
            ('students_not_counted_n', counts.students_not_counted_n),
            ('students_not_of_part_n', counts.students_not_of_part_n)
        ) as told (what, people_n)
    where told.people_n is not null
),

-- Groups are parts of all of their unit, units of the district.
parts as (
    select
        *,
        unit_id as left_unit_id,
        breakdown || '=' as left_group_id,
        unit_type as whole_unit_type,
        unit_id as whole_unit_id,
        'all' as whole_group_id
    from cells
    where breakdown <> 'all'
    union all
    select
        *,
        '' as left_unit_id,
        group_id as left_group_id,
        'district' as whole_unit_type,
        '' as whole_unit_id,
        group_id as whole_group_id
    from cells
    where unit_type <> 'district'
),

-- People of no group, and those of a group at units that have no number of it.
left_over as (
    select
        parts.measure,
        parts.slice,
        parts.period_start,
        parts.period_end,
        parts.way,
        parts.unit_type,
        parts.left_unit_id as unit_id,
        parts.left_group_id as group_id,
        parts.breakdown,
        parts.what,
        max(wholes.people_n) - sum(parts.people_n) as people_n
    from parts
    inner join cells as wholes
        on
            parts.measure = wholes.measure
            and parts.slice = wholes.slice
            and parts.period_start = wholes.period_start
            and parts.period_end = wholes.period_end
            and parts.way = wholes.way
            and parts.what = wholes.what
            and parts.whole_unit_type = wholes.unit_type
            and parts.whole_unit_id = wholes.unit_id
            and parts.whole_group_id = wholes.group_id
    group by all
),

-- Where a few are left over, what is left over anywhere is not told, and others may be among it.
among_few_left_over as (
    select
        cast(null as bigint) as number_id,
        left_over.*,
        true as is_withheld,
        '' as known_if_none
    from left_over
    cross join policy
    where left_over.people_n > 0
    qualify bool_or(left_over.people_n < policy.minimum_n) over (
        partition by
            left_over.measure,
            left_over.slice,
            left_over.period_start,
            left_over.period_end,
            left_over.way,
            left_over.what
    )
),

numbers as (
    select * from cells
    union all by name
    select * from among_few_left_over
)

select
    numbers.number_id,
    numbers.measure,
    numbers.slice,
    numbers.period_start,
    numbers.period_end,
    numbers.way,
    numbers.unit_type,
    numbers.unit_id,
    numbers.group_id,
    numbers.breakdown,
    numbers.what,
    cast(numbers.people_n as bigint) as people_n,
    numbers.people_n between 1 and policy.minimum_n - 1 as is_few,
    numbers.people_n = 0 and numbers.known_if_none = numbers.what as is_known,
    bool_or(numbers.is_withheld or numbers.people_n between 1 and policy.minimum_n - 1) over (
        partition by
            numbers.measure,
            numbers.slice,
            numbers.period_start,
            numbers.period_end,
            numbers.way,
            numbers.unit_type,
            numbers.unit_id,
            numbers.group_id
    ) as is_kept
from numbers
cross join policy
