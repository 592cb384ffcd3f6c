-- One row per number of student-days of the cycle, and per number of a month in it: how many fewer of either kind of
-- day there may be, and how many more, as far as months that add up to the cycle allow.
-- What a month has more, the longest other month has less; what the cycle has less, its longest month has less.
with of_cycle as (
    select
        candidates.*,
        candidates.period_start = cycle.start_date and candidates.period_end = cycle.end_date as is_cycle
    from candidates
    cross join cycle
    where
        candidates.counted = 'student_days'
        and candidates.origin = 'student rows'
        and candidates.period_start <= cycle.end_date
        and candidates.period_end >= cycle.start_date
),

months as (
    select
        measure,
        slice,
        period_start,
        period_end,
        row_number() over (partition by measure, slice order by sum(of_n) desc, period_start) as length_place
    from of_cycle
    where not is_cycle
    group by measure, slice, period_start, period_end
),

absorbed as (
    select
        of_cycle.*,
        case when own.length_place = 1 then 2 else 1 end as absorber_place
    from of_cycle
    left join months as own
        on
            of_cycle.measure = own.measure
            and of_cycle.slice = own.slice
            and of_cycle.period_start = own.period_start
            and of_cycle.period_end = own.period_end
)

select
    absorbed.number_id,
    absorbed.is_cycle,
    cast(case when absorbed.is_cycle then coalesce(absorbers.part_n, 0) else absorbed.part_n end as bigint)
        as fewer_part_n,
    cast(
        case
            when absorbed.is_cycle then coalesce(absorbers.of_n - absorbers.part_n, 0)
            else absorbed.of_n - absorbed.part_n
        end as bigint
    ) as fewer_rest_n,
    cast(case when not absorbed.is_cycle then coalesce(absorbers.part_n, 0) end as bigint) as more_part_n,
    cast(case when not absorbed.is_cycle then coalesce(absorbers.of_n - absorbers.part_n, 0) end as bigint)
        as more_rest_n
from absorbed
inner join months
    on
        absorbed.measure = months.measure
        and absorbed.slice = months.slice
        and absorbed.absorber_place = months.length_place
left join of_cycle as absorbers
    on
        absorbed.measure = absorbers.measure
        and absorbed.slice = absorbers.slice
        and absorbed.unit_type = absorbers.unit_type
        and absorbed.unit_id = absorbers.unit_id
        and absorbed.group_id = absorbers.group_id
        and months.period_start = absorbers.period_start
        and months.period_end = absorbers.period_end
        and not absorbers.is_cycle
