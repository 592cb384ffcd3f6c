-- One row per school: students on its days of school of which some are reported, all together, and how many such days.
select
    sent_days.school_id,
    cast(sum(sent_days.reported_n) as bigint) as reported_n,
    count(*) as days_n
from facts.sent_days
inner join facts.session_days on sent_days.school_id = session_days.school_id and sent_days.date = session_days.date
where sent_days.reported_n > 0
group by 1
