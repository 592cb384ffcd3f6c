-- One row per unit and school year: teachers counted on October 1, and of those of schools that have said who teaches
-- there a year later, how many stay, move to another school of the district, work in another role in it, or are gone.
select
    school_units.unit_type,
    school_units.unit_id,
    teachers_next_year.period_start,
    teachers_next_year.period_end,
    count(*) as expected_n,
    count(*) filter (where teachers_next_year.is_received) as teachers_n,
    count(*) filter (where teachers_next_year.is_received and teachers_next_year.is_stayer) as stayers_n,
    count(*) filter (where teachers_next_year.is_received and teachers_next_year.is_mover) as movers_n,
    count(*) filter (where teachers_next_year.is_received and teachers_next_year.is_in_other_role) as in_other_roles_n,
    max(case when teachers_next_year.is_received then teachers_next_year.next_date end) as freshest_date
from facts.teachers_next_year
inner join facts.school_units on teachers_next_year.school_id = school_units.school_id
group by 1, 2, 3, 4
