-- One row per wave of a survey that has in all its rows the counts of another wave, of other days, of this delivery or
-- the last: with the other.
with told as (
    select
        survey,
        start_date,
        end_date,
        school_id,
        department_id,
        respondents,
        group_id,
        question_id,
        answer_place,
        answers_n,
        responded_n,
        true as is_now
    from read_parquet($now)
    union all
    select
        survey,
        start_date,
        end_date,
        school_id,
        department_id,
        respondents,
        group_id,
        question_id,
        answer_place,
        answers_n,
        responded_n,
        false as is_now
    from read_parquet($before, union_by_name = true)
),

waves as (
    select
        survey,
        respondents,
        start_date,
        end_date,
        is_now,
        count(answers_n) as counts_n,
        count(*) as rows_n,
        md5(string_agg(
            concat_ws(
                '|',
                coalesce(school_id, ''),
                coalesce(department_id, ''),
                group_id,
                question_id,
                answer_place,
                coalesce(cast(answers_n as varchar), ''),
                coalesce(cast(responded_n as varchar), '')
            ),
            chr(10) order by school_id, department_id, group_id, question_id, answer_place
        )) as content
    from told
    group by survey, respondents, start_date, end_date, is_now
)

select
    waves.survey,
    waves.respondents,
    waves.start_date,
    waves.end_date,
    waves.counts_n,
    others.survey as other_survey,
    others.end_date as other_end_date
from waves
inner join waves as others
    on
        waves.respondents = others.respondents
        and waves.content = others.content
        and waves.start_date > others.start_date
        and waves.end_date > others.end_date
where waves.is_now and waves.counts_n >= $fewest
qualify
    row_number() over (
        partition by waves.survey, waves.respondents, waves.start_date
        order by others.end_date desc, others.survey asc
    ) = 1
order by waves.end_date, waves.survey, waves.respondents
