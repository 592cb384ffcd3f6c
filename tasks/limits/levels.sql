-- One row per test, subject and level that counts in one grade both as proficient and as not.
with sides as (
    select
        assessment,
        subject,
        grade,
        performance_level,
        is_proficient,
        count(*) as rows_n,
        min(window_end_date) as first_date,
        max(window_end_date) as last_date
    from read_parquet($path)
    where status = 'valid' and performance_level is not null and is_proficient is not null
    group by assessment, subject, grade, performance_level, is_proficient
),

torn as (
    select
        yes.assessment,
        yes.subject,
        yes.performance_level,
        sum(yes.rows_n) as yes_n,
        sum(no.rows_n) as no_n,
        sum(least(yes.rows_n, no.rows_n)) as fewer_n,
        case when min(yes.first_date) = max(yes.last_date) then min(yes.first_date) end as yes_date,
        case when min(no.first_date) = max(no.last_date) then min(no.first_date) end as no_date
    from sides as yes
    inner join sides as no
        on
            yes.assessment = no.assessment
            and yes.subject = no.subject
            and yes.grade = no.grade
            and yes.performance_level = no.performance_level
            and yes.is_proficient
            and not no.is_proficient
    group by yes.assessment, yes.subject, yes.performance_level
    having sum(least(yes.rows_n, no.rows_n)) >= $fewest
),

people as (
    select
        assessment,
        subject,
        performance_level,
        count(distinct student_id) as students_n
    from read_parquet($path)
    group by assessment, subject, performance_level
)

select
    torn.assessment,
    torn.subject,
    torn.performance_level,
    people.students_n,
    torn.yes_n,
    torn.no_n,
    torn.yes_date,
    torn.no_date
from torn
inner join people
    on
        torn.assessment = people.assessment
        and torn.subject = people.subject
        and torn.performance_level = people.performance_level
order by torn.fewer_n desc, torn.assessment asc, torn.subject asc, torn.performance_level asc
