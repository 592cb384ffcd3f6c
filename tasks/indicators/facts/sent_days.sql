-- One row per school and day of attendance: rows, those that say which part of the day a student was present, those of
-- students who were there all day, and the days present that they add up to.
select
    school_id,
    date,
    count(*) as rows_n,
    count(present_fraction) as reported_n,
    count(*) filter (where present_fraction = 1) as full_n,
    cast(coalesce(sum(present_fraction), 0) as decimal(18, 3)) as present_days
from attendance
group by 1, 2
