-- One row per member of a graduation cohort and group the student belongs to; everybody belongs to 'all'.
-- What the cohort's list says comes first: the law counts a student in a group who was in it at any time in the cohort.
with members as (
    select
        cohort.student_id,
        coalesce(cohort.sex, demographics.sex) as sex,
        coalesce(cohort.race_ethnicity, demographics.race_ethnicity) as race_ethnicity,
        coalesce(cohort.english_learner, demographics.english_learner) as english_learner,
        coalesce(cohort.disability, demographics.disability) as disability,
        coalesce(cohort.economically_disadvantaged, demographics.economically_disadvantaged)
            as economically_disadvantaged,
        coalesce(cohort.homeless, demographics.homeless) as homeless,
        coalesce(cohort.foster_care, demographics.foster_care) as foster_care
    from cohort
    left join demographics on cohort.student_id = demographics.student_id
),

breakdowns as (
    select breakdown
    from (
        values
        ('all'),
        ('sex'),
        ('race_ethnicity'),
        ('english_learner'),
        ('disability'),
        ('economically_disadvantaged'),
        ('homeless'),
        ('foster_care')
    ) as named (breakdown)
),

belonging as (
    select
        members.student_id,
        breakdowns.breakdown,
        case breakdowns.breakdown
            when 'all' then ''
            when 'sex' then members.sex
            when 'race_ethnicity' then members.race_ethnicity
            when 'english_learner' then case members.english_learner when true then 'yes' when false then 'no' end
            when 'disability' then case members.disability when true then 'yes' when false then 'no' end
            when 'economically_disadvantaged'
                then case members.economically_disadvantaged when true then 'yes' when false then 'no' end
            when 'homeless' then case members.homeless when true then 'yes' when false then 'no' end
            when 'foster_care' then case members.foster_care when true then 'yes' when false then 'no' end
        end as value
    from members
    cross join breakdowns
)

select
    student_id,
    case when breakdown = 'all' then breakdown else breakdown || '=' || value end as group_id
from belonging
where value is not null
