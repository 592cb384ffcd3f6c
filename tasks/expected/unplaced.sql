-- One row per topic with its respondents, survey's window and school: questions asked of all, those of them that are
-- not whole since some answers have no row and the others are not of all who took part, and the places without a row,
-- once for each of these.
-- What has a row without its count is said to be hidden or missing, and is not asked for. A topic of few rows may be a
-- slip of the pen, and is not named.
with placed as (
    select
        surveys.survey,
        surveys.respondents,
        coalesce(surveys.school_id, '') as school_id,
        surveys.question_id,
        survey_windows.period_start,
        survey_windows.period_end,
        surveys.answer_place,
        surveys.scale_places_n,
        surveys.answers_n
    from surveys
    inner join facts.survey_windows
        on
            surveys.survey = survey_windows.survey
            and surveys.respondents = survey_windows.respondents
            and surveys.start_date = survey_windows.start_date
            and surveys.end_date = survey_windows.end_date
    where surveys.department_id is null and surveys.group_id = 'all'
),

scales as (
    select
        survey,
        respondents,
        school_id,
        question_id,
        period_start,
        period_end,
        max(scale_places_n) as places_n,
        count(*) = count(answers_n) as has_counts
    from placed
    group by survey, respondents, school_id, question_id, period_start, period_end
),

places as (
    select
        scales.*,
        cast(unnest(range(1, scales.places_n + 1)) as integer) as place
    from scales
    where scales.has_counts
),

lacking as (
    select
        places.survey,
        places.respondents,
        places.school_id,
        places.question_id,
        places.period_start,
        places.period_end,
        list(places.place order by places.place) as places
    from places
    left join placed
        on
            places.survey = placed.survey
            and places.respondents = placed.respondents
            and places.school_id = placed.school_id
            and places.question_id = placed.question_id
            and places.period_start = placed.period_start
            and places.period_end = placed.period_end
            and places.place = placed.answer_place
    where placed.answer_place is null
    group by
        places.survey,
        places.respondents,
        places.school_id,
        places.question_id,
        places.period_start,
        places.period_end
),

named as (
    select topic
    from surveys
    group by topic
    having count(*) >= $fewest_named
),

questions as (
    select
        case when named.topic is not null then named.topic || ', ' || survey_places.respondents else '' end as slice,
        survey_places.school_id,
        survey_places.period_end,
        case when not survey_places.is_whole then lacking.places end as places
    from facts.survey_places
    left join named on survey_places.topic = named.topic
    left join lacking
        on
            survey_places.survey = lacking.survey
            and survey_places.respondents = lacking.respondents
            and survey_places.school_id = lacking.school_id
            and survey_places.question_id = lacking.question_id
            and survey_places.period_start = lacking.period_start
            and survey_places.period_end = lacking.period_end
    where survey_places.group_id = 'all' and survey_places.period_end >= cast($year_start as date)
)

select
    slice,
    period_end,
    school_id,
    count(places) as lost_n,
    count(*) as questions_n,
    flatten(coalesce(list(places) filter (where places is not null), [])) as places
from questions
group by slice, period_end, school_id
order by slice, period_end, school_id
