-- One row per number of which its readers were told before: whether it would tell of few beside that, whether they know
-- it as it is, and how many fewer or more may be counted for that alone. What can be worked out of all that was told
-- of other times is for the programs.
-- Of what only grows, what a later period counts more are those who came to be counted in between.
with pairs as (
    select
        candidates.number_id,
        candidates.part_n,
        released.part_n as released_part_n,
        released.is_shown,
        released.is_coded,
        candidates.period_end = released.period_end as is_same_period,
        candidates.period_end > released.period_end as is_later,
        told_tables.is_same as is_same_table,
        coalesce(abs(candidates.part_n - released.part_n), 0) as parts_apart_n,
        coalesce(abs(candidates.of_n - released.of_n), 0) as wholes_apart_n,
        coalesce(abs(candidates.of_n - candidates.part_n - released.of_n + released.part_n), 0) as rests_apart_n
    from candidates
    inner join released
        on
            candidates.measure = released.measure
            and candidates.unit_type = released.unit_type
            and candidates.unit_id = released.unit_id
            and candidates.group_id = released.group_id
            and candidates.slice = released.slice
            and candidates.period_start = released.period_start
    inner join told_tables
        on
            released.release_number = told_tables.release_number
            and released.measure = told_tables.measure
            and released.slice = told_tables.slice
            and released.period_start = told_tables.period_start
            and released.period_end = told_tables.period_end
    where
        candidates.is_protected
        and candidates.status = 'reported'
        and not candidates.is_published
        and (candidates.period_end = released.period_end or candidates.only_grows)
),

judged as (
    select
        pairs.*,
        policy.hides_corrections or pairs.is_same_table as is_as_told,
        pairs.is_same_period
        and pairs.is_shown
        and greatest(pairs.parts_apart_n, pairs.wholes_apart_n, pairs.rests_apart_n) = 0 as is_told,
        case
            -- What was hidden stays so until it is another number: two that are hidden in turn would tell each other.
            when pairs.is_same_period and not pairs.is_shown
                then greatest(pairs.parts_apart_n, pairs.wholes_apart_n, pairs.rests_apart_n) < policy.minimum_n
            when pairs.is_same_period
                then policy.hides_corrections and (
                    (pairs.parts_apart_n > 0 and pairs.parts_apart_n < policy.minimum_n)
                    or (pairs.wholes_apart_n > 0 and pairs.wholes_apart_n < policy.minimum_n)
                    or (pairs.rests_apart_n > 0 and pairs.rests_apart_n < policy.minimum_n)
                )
            else pairs.is_shown and pairs.parts_apart_n > 0 and pairs.parts_apart_n < policy.minimum_n
        end as would_tell
    from pairs
    cross join policy
)

select
    number_id,
    bool_or(would_tell) and not bool_or(is_told) as would_tell,
    bool_or(is_told and is_as_told) as is_known,
    -- A code that comes, where there was none, tells that the number has crossed its end.
    bool_and(is_shown or is_coded) as may_be_coded,
    cast(min(greatest(part_n - released_part_n, 0)) filter (where is_shown and is_later) as bigint) as fewer_part_n,
    cast(
        min(greatest(released_part_n - part_n, 0)) filter (where is_shown and not is_later and not is_same_period)
        as bigint
    ) as more_part_n
from judged
group by number_id
