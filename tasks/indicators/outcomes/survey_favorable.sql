-- One row per unit, group of respondents, topic with its respondents, and survey's window: the share of answers
-- above the middle of the scale, pooled over the topic's questions.
select
    unit_type,
    unit_id,
    group_id,
    slice,
    period_start,
    period_end,
    cast(favorable_n as double) / nullif(cast(answers_n as double), 0) as value,
    fewest_n as n,
    left_out_n as excluded_n,
    cast(null as bigint) as expected_n,
    cast(null as bigint) as received_n,
    period_end as freshest_date
from facts.survey_topics
