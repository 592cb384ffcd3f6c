-- One row per assessment, subject and window that has an earlier one within a year: the one that tells which grades
-- should have been tested where nobody sent a grade, which is that of the same time last year, else the one before.
with windows as (
    select distinct
        assessment,
        subject,
        window_start_date,
        window_end_date
    from facts.testing_windows
)

select
    windows.assessment,
    windows.subject,
    windows.window_start_date,
    windows.window_end_date,
    earlier.window_start_date as model_start_date,
    earlier.window_end_date as model_end_date,
    earlier.window_end_date <= windows.window_end_date - interval 320 day as is_of_last_year
from windows
inner join windows as earlier
    on
        windows.assessment = earlier.assessment
        and windows.subject = earlier.subject
        and windows.window_start_date > earlier.window_start_date
        and windows.window_end_date > earlier.window_end_date
        and earlier.window_end_date >= windows.window_end_date - interval 410 day
qualify
    row_number() over (
        partition by
            windows.assessment,
            windows.subject,
            windows.window_start_date,
            windows.window_end_date
        order by
            case when earlier.window_end_date <= windows.window_end_date - interval 320 day then 0 else 1 end asc,
            earlier.window_end_date desc,
            earlier.window_start_date desc
    ) = 1
