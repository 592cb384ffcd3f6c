-- One row per school, test, subject, window and pair of values of is_proficient, or of levels: how many results have
-- one and the other within a grade, and of how many of these the second has clearly higher, or clearly lower, scores.
-- Clearly: three in four of one side are beyond three in four of the other. Cuts differ by grade and window, and scores
-- count by the smaller side.
with marks as (
    select
        school_id,
        assessment,
        subject,
        grade,
        window_end_date,
        case when grouping(is_proficient) = 0 then 'is_proficient' else 'performance_level' end as column_name,
        case when grouping(is_proficient) = 0 then cast(is_proficient as varchar) else performance_level end as mark,
        count(*) as rows_n,
        quantile_disc(scale_score, [0.25, 0.75]) as quartiles
    from read_parquet($path)
    where status = 'valid' and scale_score is not null
    group by
        grouping sets (
            (school_id, assessment, subject, grade, window_end_date, is_proficient),
            (school_id, assessment, subject, grade, window_end_date, performance_level)
        )
),

pairs as (
    select
        one.school_id,
        one.assessment,
        one.subject,
        one.window_end_date,
        one.column_name,
        one.mark as first_mark,
        other.mark as second_mark,
        least(one.rows_n, other.rows_n) as rows_n,
        other.quartiles[1] > one.quartiles[2] as is_above,
        other.quartiles[2] < one.quartiles[1] as is_below
    from marks as one
    inner join marks as other
        on
            one.school_id = other.school_id
            and one.assessment = other.assessment
            and one.subject = other.subject
            and one.grade = other.grade
            and one.window_end_date = other.window_end_date
            and one.column_name = other.column_name
            and one.mark < other.mark
)

select
    school_id,
    assessment,
    subject,
    window_end_date,
    column_name,
    first_mark,
    second_mark,
    sum(rows_n) as rows_n,
    sum(case when is_above then rows_n else 0 end) as above_n,
    sum(case when is_below then rows_n else 0 end) as below_n
from pairs
group by school_id, assessment, subject, window_end_date, column_name, first_mark, second_mark
