-- One row per number whose coverage of people may be told, and how: `exact`, or only by the people it `counted`.
-- Exclusions and coverage are numbers of people too. Fewer people than may be told can be who was left out, who came
-- and is not counted, such as who came untested, who is counted and was not to come, or who did not come: where that is
-- so, what came is told as what is counted, if that hides them and is nearly all that came.
with ways as (
    select
        shown_numbers.*,
        ways.way,
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
),

told as (
    select
        ways.number_id,
        ways.measure,
        ways.unit_type,
        ways.unit_id,
        ways.slice,
        ways.period_start,
        ways.period_end,
        ways.breakdown,
        ways.is_protected,
        ways.way,
        count(*) over cells as groups_n,
        bool_and(
            ways.hidden_reason = ''
            and not coalesce(
                ways.counts_people and 20 * (ways.received_n - ways.told_n) > ways.received_n, false
            )
            and not coalesce(
                20 * (ways.students_received_n - ways.told_students_n) > ways.students_received_n, false
            )
            and not coalesce(
                ways.counts_people
                and (
                    (ways.way = 'exact' and ways.excluded_n between 1 and policy.minimum_n - 1)
                    or ways.expected_n between 1 and policy.minimum_n - 1
                    or ways.told_n between 1 and policy.minimum_n - 1
                    or abs(ways.told_n - ways.of_n) between 1 and policy.minimum_n - 1
                    or ways.told_n - ways.part_n between 1 and policy.minimum_n - 1
                    or ways.expected_n - ways.told_n between 1 and policy.minimum_n - 1
                ),
                false
            )
            and not coalesce(
                ways.students_expected_n between 1 and policy.minimum_n - 1
                or ways.told_students_n between 1 and policy.minimum_n - 1
                or abs(ways.told_students_n - ways.people_n) between 1 and policy.minimum_n - 1
                or (ways.counts_people and ways.told_students_n - ways.part_n between 1 and policy.minimum_n - 1)
                or ways.students_expected_n - ways.told_students_n between 1 and policy.minimum_n - 1,
                false
            )
        ) over cells as is_breakdown_told
    from ways
    cross join policy
    window
        cells as (
            partition by
                ways.way,
                ways.measure,
                ways.unit_type,
                ways.unit_id,
                ways.slice,
                ways.period_start,
                ways.period_end,
                ways.breakdown
        )
),

told_of_units as (
    select
        *,
        is_breakdown_told and bool_and(is_breakdown_told or breakdown <> 'all') over units as is_unit_told
    from told
    window units as (partition by way, measure, unit_type, unit_id, slice, period_start, period_end)
),

-- The district's, less those of the schools that show theirs, must not be those of one school or of one group of it.
told_of_tables as (
    select
        *,
        is_unit_told and (
            unit_type <> 'district'
            or bool_and(unit_type = 'district' or is_unit_told) over tables
            or (
                min(unit_id) filter (where unit_type <> 'district' and not is_unit_told) over tables
                < max(unit_id) filter (where unit_type <> 'district' and not is_unit_told) over tables
                and min(groups_n) filter (where unit_type <> 'district' and not is_unit_told) over tables
                = max(groups_n) over tables
            )
        ) as is_table_told
    from told_of_units
    window tables as (partition by way, measure, slice, period_start, period_end, breakdown)
),

told_at_last as (
    select
        number_id,
        measure,
        unit_type,
        slice,
        period_start,
        period_end,
        breakdown,
        way,
        is_table_told and bool_and(is_table_told or breakdown <> 'all') over units as is_told
    from told_of_tables
    window units as (partition by way, measure, unit_type, unit_id, slice, period_start, period_end)
),

-- Told in two ways, units would tell of each other: one way holds for all of a period, that which tells more.
chosen as (
    select
        measure,
        slice,
        period_start,
        period_end,
        way
    from told_at_last
    group by measure, slice, period_start, period_end, way
    qualify row_number() over (
        partition by measure, slice, period_start, period_end
        order by
            bool_or(is_told and unit_type = 'district' and breakdown = 'all') desc,
            count(*) filter (where is_told) desc,
            way desc
    ) = 1
)

select
    told_at_last.number_id,
    told_at_last.way
from told_at_last
inner join chosen
    on
        told_at_last.measure = chosen.measure
        and told_at_last.slice = chosen.slice
        and told_at_last.period_start = chosen.period_start
        and told_at_last.period_end = chosen.period_end
        and told_at_last.way = chosen.way
where told_at_last.is_told
