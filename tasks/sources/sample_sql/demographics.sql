-- One row per student, with a name and a birth date that the contract does not ask for.
select
    student_id,
    student_name,
    birth_date,
    sex,
    race_ethnicity,
    if(is_english_learner, 'Y', 'N') as english_learner,
    if(has_disability, 'Y', 'N') as disability,
    if(is_poor, 'Y', 'N') as economically_disadvantaged,
    if(is_homeless, 'Y', 'N') as homeless,
    if(is_in_foster_care, 'Y', 'N') as foster_care
from student
