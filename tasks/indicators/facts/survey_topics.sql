-- One row per unit, group of respondents, topic with its respondents, and survey's window: answers pooled over the
-- topic's questions, the respondents to the question that fewest answered, and questions left out since they are not
-- whole.
-- The district's own rows stand for it where they have as many answers as its schools together or more; else they are
-- of those whose school is not known, and are added to the schools'. No answer counts twice.
with of_schools as (
    select
        survey,
        respondents,
        group_id,
        topic,
        question_id,
        period_start,
        period_end,
        sum(case when school_id <> '' and is_whole then answers_n else 0 end) as schools_answers_n,
        sum(case when school_id = '' and is_whole then answers_n else 0 end) as district_answers_n
    from facts.survey_places
    group by 1, 2, 3, 4, 5, 6, 7
),

placed as (
    select
        survey_places.*,
        school_units.unit_type,
        school_units.unit_id
    from facts.survey_places
    inner join facts.school_units on survey_places.school_id = school_units.school_id
    inner join of_schools
        on
            survey_places.survey = of_schools.survey
            and survey_places.respondents = of_schools.respondents
            and survey_places.group_id = of_schools.group_id
            and survey_places.topic = of_schools.topic
            and survey_places.question_id = of_schools.question_id
            and survey_places.period_start = of_schools.period_start
            and survey_places.period_end = of_schools.period_end
    where
        school_units.unit_type <> 'district'
        or of_schools.district_answers_n = 0
        or of_schools.district_answers_n < of_schools.schools_answers_n
    union all
    select
        survey_places.*,
        'district' as unit_type,
        '' as unit_id
    from facts.survey_places
    where school_id = ''
),

by_question as (
    select
        unit_type,
        unit_id,
        group_id,
        topic || ', ' || respondents as slice,
        period_start,
        period_end,
        survey,
        question_id,
        sum(case when is_whole then answers_n else 0 end) as answers_n,
        sum(case when is_whole then top_n else 0 end) as top_n,
        sum(case when is_whole then favorable_n else 0 end) as favorable_n,
        count(*) filter (where not is_whole) as left_out_n
    from placed
    group by 1, 2, 3, 4, 5, 6, 7, 8
)

select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(sum(answers_n) as bigint) as answers_n,
    cast(sum(top_n) as bigint) as top_n,
    cast(sum(favorable_n) as bigint) as favorable_n,
    cast(min(case when answers_n > 0 then answers_n end) as bigint) as fewest_n,
    cast(sum(left_out_n) as bigint) as left_out_n
from by_question
group by 1, 2, 3, 4, 5, 6
having sum(answers_n) > 0
