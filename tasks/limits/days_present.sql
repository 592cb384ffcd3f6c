-- One row per school and day of attendance: rows that say which part of the day a student was present, these parts
-- together, rows of who was present and who was away, and of whole days with a reason of absence all and those of who
-- was present.
select
    school_id,
    date,
    cast($since as date) is null or date > cast($since as date) as is_newer,
    count(present_fraction) as rows_n,
    sum(present_fraction) as attended_days,
    count(*) filter (where present_fraction > 0.5) as present_n,
    count(*) filter (where present_fraction < 0.5) as away_n,
    count(*) filter (where present_fraction <> 0.5 and absence_reason is not null) as reasoned_n,
    count(*) filter (where present_fraction > 0.5 and absence_reason is not null) as present_reasoned_n
from read_parquet($path)
group by 1, 2
