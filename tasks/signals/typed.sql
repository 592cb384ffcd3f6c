-- One row per row of the file, typed; what cannot be read is NULL beside its text.
with trimmed as (
    select
        row_number,
        coalesce(trim(series_text), '') as series,
        nullif(trim(date_text), '') as date_text,
        case
            when lower(trim(value_text)) not in ('', 'na', 'n/a', 'nan', 'null', 'none') then trim(value_text)
        end as value_text,
        case
            when lower(trim(numerator_text)) not in ('', 'na', 'n/a', 'nan', 'null', 'none') then trim(numerator_text)
        end as numerator_text,
        case
            when
                lower(trim(denominator_text)) not in ('', 'na', 'n/a', 'nan', 'null', 'none')
                then trim(denominator_text)
        end as denominator_text,
        case
            when lower(trim(target_text)) not in ('', 'na', 'n/a', 'nan', 'null', 'none') then trim(target_text)
        end as target_text
    from written
)

select
    row_number,
    series,
    date_text,
    value_text,
    numerator_text,
    denominator_text,
    target_text,
    case
        when regexp_matches(date_text, '^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$')
            then try_cast(date_text as timestamp)
    end as date,
    try_cast(value_text as double) as value,
    try_cast(numerator_text as double) as numerator,
    try_cast(denominator_text as double) as denominator,
    try_cast(target_text as double) as target
from trimmed
