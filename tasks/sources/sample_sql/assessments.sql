-- One row per student, subject and window in grades 3 to 10, tested or not.
with windows as (
    select
        windows.*,
        dates.day_n
    from (
        values
        (1, date '2025-09-08', date '2025-09-26'),
        (2, date '2026-01-12', date '2026-01-30'),
        (3, date '2026-04-27', date '2026-05-15')
    ) as windows (window_n, start_date, end_date)
    inner join dates on windows.end_date = dates.date
),

sittings as (
    select
        windows.window_n,
        windows.start_date,
        windows.end_date,
        windows.day_n,
        subjects.subject,
        subjects.easier
    from windows
    cross join (values ('mathematics', -6), ('reading', 0)) as subjects (subject, easier)
    order by windows.window_n, subjects.subject
),

listed as (
    select
        spell.student_id,
        spell.school_id,
        spell.grade,
        spell.grade_n,
        spell.score_shift,
        concat(spell.student_n, ' ', sittings.subject) as student_subject,
        concat(spell.student_n, ' ', sittings.subject, ' ', sittings.window_n) as sitting,
        sittings.*,
        -- Those who are often absent are absent on the day of the test too.
        draw('absent from test', sitting, 1000000) < spell.absence_per_million // 3 as is_absent
    from spell
    inner join sittings on sittings.day_n between spell.first_day_n and spell.last_day_n
    where spell.grade_n between 3 and 10
),

scored as (
    select
        *,
        if(is_absent, 'not_tested', getvariable('assessments_status')[1 + draw('status', sitting, 1000)].code)
            as status,
        -- Points above what the window expects of the grade; a little is gained over the year.
        score_shift
        + easier
        + draw('subject', student_subject, 31) - 15
        + draw('luck', sitting, 21) - 10
        + 2 * window_n - 4 as points,
        -- Growth needs an earlier test; as percentiles do, it spreads evenly.
        if(window_n > 1, 1 + draw('growth', sitting, 99), null) as growth
    from listed
)

select
    student_id,
    school_id,
    'Lakemont Interim' as assessment,
    subject,
    grade,
    start_date as window_start_date,
    end_date as window_end_date,
    status,
    if(status = 'valid', 420 + 14 * grade_n + 4 * window_n + points, null) as scale_score,
    case
        when status <> 'valid' then null
        when points < -18 then 'Level 1'
        when points < 2 then 'Level 2'
        when points < 24 then 'Level 3'
        else 'Level 4'
    end as performance_level,
    case when status = 'valid' then if(points >= 2, 'Y', 'N') end as is_proficient,
    case when status = 'valid' then growth end as growth_percentile,
    case when status = 'valid' then if(growth >= 50, 'Y', if(growth < 50, 'N', null)) end as met_typical_growth
from scored
