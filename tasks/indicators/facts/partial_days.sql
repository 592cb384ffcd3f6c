-- One row per school and day of which rows of under three quarters of the enrolled came: figures count them, and they
-- are not the school.
select
    sent_days.school_id,
    sent_days.date
from facts.sent_days
inner join facts.enrolled_days
    on sent_days.school_id = enrolled_days.school_id and sent_days.date = enrolled_days.date
where 4 * sent_days.reported_n < 3 * enrolled_days.students_n
