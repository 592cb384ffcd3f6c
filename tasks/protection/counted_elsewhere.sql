-- One row per number that counts all whom another measure is of, or is of some of these: how many are in one of both
-- and not in the other.
-- By `counted_apart_n` it may count fewer, since those of the other measure are among them, and be of `people_apart_n`
-- fewer; of `missing_n` more it may be. `are_people_few`: how many people there are would tell a few.
with apart as (
    select
        candidates.number_id,
        candidates.measure,
        candidates.slice,
        candidates.unit_type,
        candidates.unit_id,
        candidates.group_id,
        candidates.period_start,
        candidates.period_end,
        candidates.is_small,
        case
            when others.measure = meanings.holds and candidates.part_n >= others.of_n
                then candidates.part_n - others.of_n
        end as counted_apart_n,
        case
            when others.measure = meanings.holds and candidates.of_n >= others.of_n
                then candidates.of_n - others.of_n
        end as people_apart_n,
        case
            when others.measure = meanings.within and others.of_n >= candidates.of_n
                then others.of_n - candidates.of_n
        end as missing_n
    from candidates
    inner join meanings on candidates.measure = meanings.measure
    inner join candidates as others
        on
            others.measure in (meanings.holds, meanings.within)
            and candidates.slice = others.slice
            and candidates.unit_type = others.unit_type
            and candidates.unit_id = others.unit_id
            and candidates.group_id = others.group_id
            and candidates.period_start = others.period_start
            and candidates.period_end = others.period_end
            and others.status = 'reported'
    where candidates.is_protected and candidates.status = 'reported'
)

select
    apart.number_id,
    cast(floor(apart.counted_apart_n) as bigint) as counted_apart_n,
    cast(floor(apart.people_apart_n) as bigint) as people_apart_n,
    cast(floor(apart.missing_n) as bigint) as missing_n,
    cast(max(floor(apart.counted_apart_n)) filter (where apart.group_id = 'all') over units as bigint)
        as whole_counted_apart_n,
    cast(max(floor(apart.people_apart_n)) filter (where apart.group_id = 'all') over units as bigint)
        as whole_people_apart_n,
    cast(max(floor(apart.missing_n)) filter (where apart.group_id = 'all') over units as bigint) as whole_missing_n,
    are_few.are_people_few or coalesce(apart.counted_apart_n > 0 and apart.counted_apart_n < policy.minimum_n, false)
        as would_tell,
    are_few.are_people_few
from apart
cross join policy
cross join
    lateral (
        select
            coalesce(apart.people_apart_n < policy.minimum_n and (apart.people_apart_n > 0 or apart.is_small), false)
            or coalesce(apart.missing_n > 0 and apart.missing_n < policy.minimum_n, false) as are_people_few
    ) as are_few
window units as (
    partition by
        apart.measure, apart.slice, apart.unit_type, apart.unit_id, apart.period_start, apart.period_end
)
