-- One row per student and day as a district lands it, all text; about 1 in 1,000 rows is bad, in nine ways.
with numbers as (
    select
        number,
        number % students_n as student,
        cast(number // students_n as integer) as day,
        hash(number) % 10000 as die
    from (select $rows_n // 170 as students_n) as district
    cross join range($rows_n) as numbers (number)
)

select
    case when die <> 1 then cast(1000000 + student as varchar) end as student_id,
    case when die = 2 then '9999' else cast(1000 + student % 180 as varchar) end as school_id,
    case
        when die = 3 then '09/15/2025'
        when die = 4 then '20204-01-03'
        when die in (5, 6) then cast(date '2025-08-25' + greatest(day - 1, 0) as varchar)
        else cast(date '2025-08-25' + day as varchar)
    end as date,
    case
        when die = 7 then '1.5'
        when die = 8 then 'nan'
        when die % 20 = 9 then '0'
        when die % 50 = 11 then '0.5'
        when die % 100 <> 13 then '1'
    end as present_fraction,
    case
        when die = 10 then 'excusd'
        when die % 40 = 9 then 'excused'
        when die % 20 = 9 then 'unexcused'
    end as absence_reason,
    'attendance.csv' as _file,
    number + 2 as _row
from numbers
