-- One row per test, subject, window and the window before it, and school, or all of them, of which nearly all results
-- are the same in both.
with results as (
    select
        student_id,
        assessment,
        subject,
        window_start_date,
        window_end_date,
        scale_score,
        performance_level,
        school_id,
        lag({ 'end': window_end_date, 'score': scale_score, 'level': performance_level })
            over (partition by student_id, assessment, subject order by window_start_date)
            as earlier
    from read_parquet($path)
    where scale_score is not null
),

compared as (
    select
        assessment,
        subject,
        earlier['end'] as earlier_date,
        window_end_date,
        coalesce(school_id, '') as school_id,
        scale_score = earlier['score'] and coalesce(performance_level, '') = coalesce(earlier['level'], '') as is_same
    from results
    where earlier is not null
)

select
    assessment,
    subject,
    earlier_date,
    window_end_date,
    case when grouping(school_id) = 0 then school_id end as school_id,
    count(*) as students_n,
    count(*) filter (where is_same) as same_n
from compared
group by
    grouping sets (
        (assessment, subject, earlier_date, window_end_date),
        (assessment, subject, earlier_date, window_end_date, school_id)
    )
having count(*) >= $fewest and 100 * count(*) filter (where is_same) >= $least_percent * count(*)
order by window_end_date desc, assessment asc, subject asc, earlier_date asc, school_id asc nulls first
