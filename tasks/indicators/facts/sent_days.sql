-- One row per school and day of attendance: students of whom it is known which part of the day they were present.
select
    school_id,
    date,
    count(*) as reported_n
from attendance
where present_fraction is not null
group by 1, 2
