-- One row per school, part, grade and testing window of which results came, in the window they are counted in.
select distinct
    results.school_id,
    results.assessment,
    results.part,
    results.grade,
    testing_windows.window_start_date as period_start,
    testing_windows.window_end_date as period_end
from results
inner join facts.testing_windows
    on
        results.assessment = testing_windows.assessment
        and results.subject = testing_windows.subject
        and results.window_start_date = testing_windows.sent_start_date
        and results.window_end_date = testing_windows.sent_end_date
where results.part is not null
