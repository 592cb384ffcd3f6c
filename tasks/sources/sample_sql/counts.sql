-- One row per year, topic and school of the student climate survey, and one for the district.
with surveys as (
    select surveys.*
    from (
        values
        (1, date '2023-10-09', date '2023-10-27', 'Climate survey 1', 0),
        (2, date '2024-10-07', date '2024-10-25', 'Climate survey 2', 3),
        (3, date '2025-10-06', date '2025-10-24', 'Climate survey 2', 4)
    ) as surveys (survey_n, start_date, end_date, version, gain)
),

topics as (
    select topics.*
    from (values ('belonging', 64), ('engagement', 51), ('safety', 67)) as topics (topic, favorable_percent)
),

asked as (
    select
        surveys.survey_n,
        surveys.start_date,
        surveys.end_date,
        surveys.version,
        topics.topic,
        school.school_id,
        -- The tiny school did not take part in the second year.
        case
            when not (school.school_n = 7 and surveys.survey_n = 2)
                then
                    school.students_n
                    * (66 + draw('responses', concat(school.school_n, ' ', surveys.survey_n), 25)) // 100
        end as responses_n,
        topics.favorable_percent
        + surveys.gain
        + draw('climate', concat(school.school_n, ' ', topics.topic), 21) - 10
        + draw('climate year', concat(school.school_n, ' ', topics.topic, ' ', surveys.survey_n), 7) - 3
            as favorable_percent
    from school
    cross join surveys
    cross join topics
),

counted as (
    select
        survey_n,
        start_date,
        end_date,
        version,
        topic,
        'school' as unit_type,
        school_id as unit_id,
        responses_n * favorable_percent // 100 as favorable_n,
        responses_n
    from asked
    union all
    select
        survey_n,
        start_date,
        end_date,
        version,
        topic,
        'district' as unit_type,
        null as unit_id,
        sum(responses_n * favorable_percent // 100) as favorable_n,
        sum(responses_n) as responses_n
    from asked
    group by survey_n, start_date, end_date, version, topic
)

select
    'climate_favorable' as measure,
    version as definition_version,
    unit_type,
    unit_id,
    'all' as group_id,
    topic as slice,
    start_date as period_start,
    end_date as period_end,
    favorable_n as numerator,
    responses_n as denominator,
    if(responses_n is null, 'not_reported', 'reported') as status,
    'Lakemont Office of Data and Assessment' as authority,
    'Y' as is_published
from counted
order by survey_n, topic, unit_id nulls first
