-- One row per school and period: the first and the last day of it on which the school is open; where one is after the
-- other, it is not open at all. One that goes on teaching is open, whatever is said of it.
select
    told_spans.school_id,
    told_spans.period_start,
    told_spans.period_end,
    case when taught_beyond.school_id is null then told_spans.first_date else told_spans.period_start end as first_date,
    case when taught_beyond.school_id is null then told_spans.last_date else told_spans.period_end end as last_date
from facts.told_spans
left join facts.taught_beyond
    on
        told_spans.school_id = taught_beyond.school_id
        and told_spans.period_start = taught_beyond.period_start
        and told_spans.period_end = taught_beyond.period_end
