-- One row per measure, slice, period and definition of a district or school, where there are several periods, or none
-- that other tables show; `stretch` goes up by one at each change of definition, so that no series joins across one.
with changes as (
    select
        measure,
        coalesce(unit_type, '') as unit_type,
        coalesce(unit_id, '') as unit_id,
        start_date,
        string_agg(text, ' ' order by note_id) as text
    from notes
    where kind = 'definition_change' and measure is not null
    group by measure, coalesce(unit_type, ''), coalesce(unit_id, ''), start_date
),

stretches as (
    select
        figures.measure,
        figures.slice,
        figures.unit_type,
        figures.unit_id,
        figures.period_start,
        figures.period_end,
        figures.definition_version,
        count(changes.start_date) as stretch,
        coalesce(arg_max(changes.text, changes.start_date), '') as change_text,
        any_value(figures.is_shown) as is_shown,
        any_value(figures.hidden_reason) as hidden_reason,
        any_value(figures.numerator) as numerator,
        any_value(figures.denominator) as denominator,
        any_value(figures.value) as value,
        any_value(figures.n) as n,
        any_value(figures.expected_n) as expected_n,
        any_value(figures.received_n) as received_n,
        any_value(figures.schools_expected_n) as schools_expected_n,
        any_value(figures.schools_received_n) as schools_received_n,
        any_value(figures.students_expected_n) as students_expected_n,
        any_value(figures.students_received_n) as students_received_n,
        any_value(figures.days_expected_n) as days_expected_n,
        any_value(figures.days_received_n) as days_received_n,
        any_value(figures.origin) as origin,
        any_value(figures.authority) as authority,
        any_value(figures.least_rate) as least_rate,
        any_value(figures.most_rate) as most_rate
    from figures
    left join changes
        on
            figures.measure = changes.measure
            and figures.period_end >= changes.start_date
            and (changes.unit_type = '' or figures.unit_type = changes.unit_type)
            and (changes.unit_id = '' or figures.unit_id = changes.unit_id)
    where figures.group_id = 'all' and figures.unit_type in ('district', 'school')
    group by
        figures.measure,
        figures.slice,
        figures.unit_type,
        figures.unit_id,
        figures.period_start,
        figures.period_end,
        figures.definition_version
)

select
    stretches.measure,
    stretches.slice,
    stretches.unit_type,
    stretches.unit_id,
    stretches.period_start,
    stretches.period_end,
    stretches.definition_version,
    stretches.stretch,
    stretches.change_text,
    stretches.origin,
    stretches.authority,
    stretches.is_shown,
    stretches.hidden_reason,
    stretches.numerator,
    stretches.denominator,
    stretches.value,
    stretches.n,
    stretches.expected_n,
    stretches.received_n,
    stretches.schools_expected_n,
    stretches.schools_received_n,
    stretches.students_expected_n,
    stretches.students_received_n,
    stretches.days_expected_n,
    stretches.days_received_n,
    stretches.least_rate,
    stretches.most_rate
from stretches
left join latest
    on
        stretches.measure = latest.measure
        and stretches.slice = latest.slice
        and stretches.period_start = latest.period_start
        and stretches.period_end = latest.period_end
qualify
    count(distinct stretches.period_end) over (
        partition by stretches.measure, stretches.unit_type, stretches.unit_id
    ) > 1
    or count(latest.measure) over (partition by stretches.measure, stretches.unit_type, stretches.unit_id) = 0
order by
    stretches.measure,
    stretches.unit_type,
    stretches.unit_id,
    stretches.stretch,
    stretches.definition_version,
    stretches.period_end,
    stretches.slice
