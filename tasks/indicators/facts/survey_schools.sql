-- One row per topic with its respondents, or kind of respondents, school and survey's window: whether the school was to
-- send answers and has. Those of a survey that came from any school are to come from each open one of the same level.
with sent as (
    select
        survey,
        respondents,
        topic || ', ' || respondents as slice,
        school_id,
        period_start,
        period_end,
        is_whole
    from facts.survey_places
    where school_id <> '' and group_id = 'all'
    union all
    select
        survey,
        respondents,
        respondents as slice,
        school_id,
        period_start,
        period_end,
        responded_n is not null and asked_n is not null as is_whole
    from facts.survey_places
    where school_id <> '' and group_id = 'all'
),

owed as (
    select distinct
        sent.slice,
        sent.period_start,
        sent.period_end,
        others.school_id
    from sent
    inner join schools on sent.school_id = schools.school_id
    inner join schools as others
        on
            schools.level = others.level
            and sent.period_end >= coalesce(others.opened_date, sent.period_end)
            and sent.period_end <= coalesce(others.closed_date, sent.period_end)
    union
    select
        slice,
        period_start,
        period_end,
        school_id
    from sent
)

select
    owed.slice,
    owed.school_id,
    owed.period_start,
    owed.period_end,
    coalesce(bool_or(sent.is_whole), false) as is_received,
    coalesce(bool_and(sent.is_whole), false) as is_whole
from owed
left join sent
    on
        owed.slice = sent.slice
        and owed.school_id = sent.school_id
        and owed.period_start = sent.period_start
        and owed.period_end = sent.period_end
group by 1, 2, 3, 4
