-- One row per student and group the student belongs to; everybody belongs to 'all'.
with students as (
    select student_id from enrolment
    union
    select student_id from attendance
    union
    select student_id from assessments
)

select
    student_id,
    'all' as group_id
from students
union all
select
    student_id,
    'sex=' || sex as group_id
from demographics
where sex is not null
union all
select
    student_id,
    'race_ethnicity=' || race_ethnicity as group_id
from demographics
where race_ethnicity is not null
union all
select
    student_id,
    case when english_learner then 'english_learner=yes' else 'english_learner=no' end as group_id
from demographics
where english_learner is not null
union all
select
    student_id,
    case when disability then 'disability=yes' else 'disability=no' end as group_id
from demographics
where disability is not null
union all
select
    student_id,
    case when economically_disadvantaged then 'economically_disadvantaged=yes' else 'economically_disadvantaged=no' end
        as group_id
from demographics
where economically_disadvantaged is not null
union all
select
    student_id,
    case when homeless then 'homeless=yes' else 'homeless=no' end as group_id
from demographics
where homeless is not null
union all
select
    student_id,
    case when foster_care then 'foster_care=yes' else 'foster_care=no' end as group_id
from demographics
where foster_care is not null
