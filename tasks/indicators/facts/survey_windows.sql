-- One row per survey, kind of respondents and window as it was sent, that has ended by the cycle's end: the window that
-- it is counted in. Windows of one survey that overlap, as of schools that began later, are one, from its first day to
-- its last.
with sent as (
    select distinct
        surveys.survey,
        surveys.respondents,
        surveys.start_date,
        surveys.end_date
    from surveys
    inner join cycle on surveys.end_date <= cycle.end_date
),

marked as (
    select
        survey,
        respondents,
        start_date,
        end_date,
        case
            when
                start_date <= max(end_date) over (
                    partition by survey, respondents
                    order by start_date, end_date
                    rows between unbounded preceding and 1 preceding
                )
                then 0
            else 1
        end as is_first
    from sent
),

numbered as (
    select
        survey,
        respondents,
        start_date,
        end_date,
        sum(is_first) over (
            partition by survey, respondents order by start_date, end_date rows unbounded preceding
        ) as place
    from marked
)

select
    survey,
    respondents,
    start_date,
    end_date,
    min(start_date) over (partition by survey, respondents, place) as period_start,
    max(end_date) over (partition by survey, respondents, place) as period_end
from numbered
