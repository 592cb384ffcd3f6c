-- One row per period and school that has sent of a day of school in it, but before it opened or after it closed by what
-- is said of it, as many students as on half a day of school: it was probably open, and what is said is wrong.
-- Fewer than ten rows of a school say nothing.
select
    told_spans.school_id,
    told_spans.period_start,
    told_spans.period_end
from facts.told_spans
inner join facts.sent_days
    on
        told_spans.school_id = sent_days.school_id
        and sent_days.date between told_spans.period_start and told_spans.period_end
        and (told_spans.first_date > sent_days.date or told_spans.last_date < sent_days.date)
inner join facts.calendar_days
    on sent_days.school_id = calendar_days.school_id and sent_days.date = calendar_days.date
inner join facts.usual_days on sent_days.school_id = usual_days.school_id
where sent_days.reported_n > 0 and 2 * sent_days.reported_n * usual_days.days_n >= usual_days.reported_n
group by 1, 2, 3
having sum(sent_days.reported_n) >= 10
union
select
    beyond_days.school_id,
    periods.period_start,
    periods.period_end
from facts.beyond_days
inner join periods on beyond_days.date between periods.period_start and periods.period_end
