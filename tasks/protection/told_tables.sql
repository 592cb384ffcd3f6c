-- One row per release, measure, slice and period that a run has numbers beside: whether they are the same numbers, and
-- the hash of what was told of them.
with own as (
    select
        measure,
        slice,
        period_start,
        period_end,
        md5(
            string_agg(
                concat_ws(
                    '|', unit_type, unit_id, group_id, cast(part_n as decimal(18, 3)), cast(of_n as decimal(18, 3))
                ),
                chr(10)
                order by unit_type, unit_id, group_id
            )
        ) as numbers_md5
    from candidates
    where is_protected
    group by measure, slice, period_start, period_end
),

told as (
    select
        release_number,
        measure,
        slice,
        period_start,
        period_end,
        md5(
            string_agg(
                concat_ws('|', unit_type, unit_id, group_id, part_n, of_n),
                chr(10)
                order by unit_type, unit_id, group_id
            )
        ) as numbers_md5,
        md5(
            string_agg(
                concat_ws('|', unit_type, unit_id, group_id, part_n, of_n, is_shown, least_part_n),
                chr(10)
                order by unit_type, unit_id, group_id
            )
        ) as told_md5
    from released
    group by release_number, measure, slice, period_start, period_end
)

select
    told.release_number,
    told.measure,
    told.slice,
    told.period_start,
    told.period_end,
    told.told_md5,
    coalesce(told.numbers_md5 = own.numbers_md5, false) as is_same
from told
left join own
    on
        told.measure = own.measure
        and told.slice = own.slice
        and told.period_start = own.period_start
        and told.period_end = own.period_end
