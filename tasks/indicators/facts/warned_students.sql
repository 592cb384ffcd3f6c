-- One row per student, unit, school year and flag that applies in the student's grade, or any of them (''): whether
-- it is up, and empty where that cannot be told. Any is told only where each flag of the grade is.
-- `is_left_out`: the student is not there long enough for attendance to tell.
with flags as (
    select '' as flag
    union all
    select 'attendance' as flag
    union all
    select 'behavior' as flag
    union all
    select 'courses' as flag
)

select
    early_warning.student_id,
    early_warning.unit_type,
    early_warning.unit_id,
    early_warning.period_start,
    early_warning.period_end,
    flags.flag,
    case flags.flag
        when 'attendance' then early_warning.is_absent
        when 'behavior' then early_warning.has_incidents
        when 'courses' then early_warning.has_failures
        else
            early_warning.is_absent or early_warning.has_incidents or coalesce(early_warning.has_failures, false)
    end as is_flagged,
    case flags.flag
        when 'attendance' then early_warning.is_absent is not null
        when 'behavior' then early_warning.has_incidents is not null
        when 'courses' then early_warning.has_failures is not null
        else
            early_warning.is_absent is not null
            and early_warning.has_incidents is not null
            and (early_warning.has_failures is not null or not early_warning.takes_marks)
    end as is_told,
    early_warning.is_short_stay and flags.flag in ('', 'attendance') as is_left_out,
    early_warning.freshest_date
from facts.early_warning
cross join flags
where flags.flag <> 'courses' or early_warning.takes_marks
