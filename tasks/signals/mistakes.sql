-- One row per row of the file that cannot be a point: where it is and the first thing that is wrong with it.
with repeated as (
    select
        *,
        min(row_number) over (partition by series, date) as first_row_number
    from typed
)

select
    row_number,
    case
        when date_text is null then 'has no date'
        when date is null then 'has a date that cannot be read'
        when value_text is not null and value is null then 'has a value that is no number'
        when numerator_text is not null and numerator is null then 'has a numerator that is no number'
        when denominator_text is not null and denominator is null then 'has a denominator that is no number'
        when target_text is not null and not coalesce(isfinite(target), false) then 'has a target that is no number'
        when row_number > first_row_number then 'has the date of row ' || first_row_number || ' of the same series'
    end as mistake
from repeated
where mistake is not null
order by row_number
