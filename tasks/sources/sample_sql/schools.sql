-- One row per school, as a student system lists them.
select
    school_id,
    name,
    level,
    low_grade,
    high_grade,
    getvariable('first_names')[1 + draw('principal first', school_n, len(getvariable('first_names')))]
    || ' '
    || getvariable('last_names')[1 + draw('principal last', school_n, len(getvariable('last_names')))] as principal,
    round(students_n / (13.5 + draw('fte', school_n, 30) / 10), 1) as teacher_fte,
    null as opened_date,
    null as closed_date
from school
order by school_n
