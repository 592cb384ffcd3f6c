-- One row per number a brief may name; the numbers of hidden ones are gone, with the reason in their place.
-- Where all has come and not all of it is counted, only that all has come is said, not how much that is.
-- A school that sends nothing where nothing may have happened counts 0 in all measures of the dataset. So of which
-- schools it came is told of a school of which all these are shown, and of more schools where that holds for each. What
-- is told depends on what is hidden alone: if it depended on what came, not to tell it would tell it.
with hidden_schools as (
    select
        shown_numbers.unit_id,
        bool_or(shown_numbers.hidden_reason <> '') as is_any_hidden
    from shown_numbers
    inner join meanings on shown_numbers.measure = meanings.measure
    where
        meanings.is_silence_none
        and shown_numbers.origin = 'student rows'
        and shown_numbers.unit_type = 'school'
        and shown_numbers.group_id = 'all'
    group by shown_numbers.unit_id
),

all_schools as (
    select coalesce(bool_or(is_any_hidden), false) as is_any_hidden
    from hidden_schools
),

told as (
    select
        shown_numbers.*,
        coded_numbers.least_rate,
        coded_numbers.most_rate,
        shown_numbers.hidden_reason = '' as is_shown,
        shown_numbers.hidden_reason = ''
        and shown_numbers.unit_type <> 'level'
        and coalesce(
            shown_numbers.students_expected_n <= shown_numbers.students_received_n,
            shown_numbers.counts_people and shown_numbers.expected_n <= shown_numbers.received_n,
            false
        ) as are_all_received,
        case
            when shown_numbers.is_protected then coalesce(coverage_told.way, 'hidden')
            when shown_numbers.hidden_reason = '' then 'exact'
            else 'hidden'
        end as way_of_students,
        case when shown_numbers.counts_people or not is_shown then way_of_students else 'exact' end as way,
        not coalesce(
            meanings.is_silence_none
            and shown_numbers.origin = 'student rows'
            and case
                when shown_numbers.unit_type = 'school' then coalesce(hidden_schools.is_any_hidden, true)
                else all_schools.is_any_hidden
            end,
            false
        ) as are_schools_told,
        least(shown_numbers.received_n, shown_numbers.of_n) as counted_n,
        least(shown_numbers.students_received_n, shown_numbers.people_n) as counted_students_n,
        max(shown_numbers.freshest_date) over (
            partition by
                shown_numbers.measure,
                shown_numbers.unit_type,
                shown_numbers.unit_id,
                shown_numbers.slice,
                shown_numbers.period_start,
                shown_numbers.period_end,
                shown_numbers.breakdown
        ) as breakdown_freshest_date
    from shown_numbers
    cross join all_schools
    left join coverage_told on shown_numbers.number_id = coverage_told.number_id
    left join coded_numbers on shown_numbers.number_id = coded_numbers.number_id
    left join meanings on shown_numbers.measure = meanings.measure
    left join hidden_schools
        on shown_numbers.unit_type = 'school' and shown_numbers.unit_id = hidden_schools.unit_id
),

published as (
    select
        *,
        case
            when way = 'exact' then received_n
            when way = 'counted' and (counted_n = received_n or received_n < expected_n) then cast(counted_n as bigint)
        end as told_n,
        case
            when way_of_students = 'exact' then students_received_n
            when
                way_of_students = 'counted'
                and (counted_students_n = students_received_n or students_received_n < students_expected_n)
                then counted_students_n
        end as told_students_n
    from told
)

select
    measure,
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    case when is_shown then numerator end as numerator,
    case when is_shown then denominator end as denominator,
    case when is_shown then value end as value,
    case when is_shown then people_n end as n,
    case when way = 'exact' then excluded_n end as excluded_n,
    case when way = 'exact' or told_n is not null then expected_n end as expected_n,
    told_n as received_n,
    case when are_schools_told then schools_expected_n end as schools_expected_n,
    case when are_schools_told then schools_received_n end as schools_received_n,
    case when way_of_students = 'exact' or told_students_n is not null then students_expected_n end
        as students_expected_n,
    told_students_n as students_received_n,
    are_all_received,
    days_expected_n,
    days_received_n,
    case when is_shown then freshest_date else breakdown_freshest_date end as freshest_date,
    definition_version,
    origin,
    authority,
    is_shown,
    -- Between which a rate that is not shown is told to lie.
    least_rate,
    most_rate,
    -- Which are small, and which would give these away, would itself tell of their numbers.
    case
        when hidden_reason in ('small group', 'to protect another group') then 'to protect small groups'
        else hidden_reason
    end as hidden_reason
from published
order by measure, unit_type, unit_id, slice, period_start, period_end, group_id
