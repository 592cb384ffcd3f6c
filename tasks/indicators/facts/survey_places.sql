-- One row per survey, window, school, group of respondents and question: answers, those among them at the most
-- favorable place and at the places above the middle of the scale. The school of the district's own rows is ''.
-- `is_whole`: every answer of the scale has its count, or the counts that came are of all who took part. A question
-- of which a count is hidden or missing is not whole: what is not reported is not zero. A scale of one place tells
-- nothing. Departments of the central office are left out: they are few people each, and the district's, less the
-- schools', would tell of them.
select
    surveys.survey,
    surveys.respondents,
    coalesce(surveys.school_id, '') as school_id,
    surveys.group_id,
    surveys.topic,
    surveys.question_id,
    survey_windows.period_start,
    survey_windows.period_end,
    cast(coalesce(sum(surveys.answers_n), 0) as bigint) as answers_n,
    cast(coalesce(sum(case when surveys.answer_place = 1 then surveys.answers_n end), 0) as bigint) as top_n,
    cast(
        coalesce(sum(case when 2 * surveys.answer_place <= surveys.scale_places_n then surveys.answers_n end), 0)
        as bigint
    ) as favorable_n,
    coalesce(
        count(surveys.answers_n) = count(*)
        and (
            count(distinct surveys.answer_place) = max(surveys.scale_places_n)
            or sum(surveys.answers_n) = max(surveys.responded_n)
        ),
        false
    ) as is_whole,
    max(surveys.responded_n) as responded_n,
    max(surveys.asked_n) as asked_n
from surveys
inner join facts.survey_windows
    on
        surveys.survey = survey_windows.survey
        and surveys.respondents = survey_windows.respondents
        and surveys.start_date = survey_windows.start_date
        and surveys.end_date = survey_windows.end_date
where surveys.department_id is null and surveys.scale_places_n > 1
group by 1, 2, 3, 4, 5, 6, 7, 8
