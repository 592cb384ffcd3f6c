-- One row per year and student group of the district; one row per row of another district.
-- Reshapes: a source row holds a district's year with its groups side by side, and becomes one row for each group.
-- The period is the school year, the count that of its audited register: October 31, but November 13 in 2020-21 and
-- November 12 in 2021-22.
-- Disability, English learners and poverty are as of the end of that school year, in 2021-22 as of March 7, 2022.
-- Larger than the sum of its schools: pre-kindergarten centers, programs and closed schools are counted here only.
-- is_published: the city publishes these very numbers, small ones included.
with deliveries as (
    select
        *,
        case when not coalesce("Administrative District" = '32', false) then 'another community district' end as reason,
        try_cast(left(year, 4) as integer) as start_year
    from raw
),

counted as (
    select
        deliveries._file,
        deliveries._row,
        deliveries.start_year,
        deliveries.reason,
        breakdowns.group_id,
        case breakdowns.group_id
            when 'all' then deliveries."Total Enrollment"
            when 'sex=female' then deliveries."# Female"
            when 'sex=male' then deliveries."# Male"
            when 'race_ethnicity=asian' then deliveries."# Asian"
            when 'race_ethnicity=black' then deliveries."# Black"
            when 'race_ethnicity=hispanic' then deliveries."# Hispanic"
            when 'race_ethnicity=two_or_more' then deliveries."# Multi-Racial"
            when 'race_ethnicity=american_indian' then deliveries."# Native American"
            when 'race_ethnicity=white' then deliveries."# White"
            when 'race_ethnicity=not_reported' then deliveries."# Missing Race/Ethnicity Data"
            when 'disability=yes' then deliveries."# Students with Disabilities"
            when 'english_learner=yes' then deliveries."# English Language Learners"
            when 'economically_disadvantaged=yes' then deliveries."# Poverty"
        end as students
    from deliveries
    cross join (
        values
        ('all'), ('sex=female'), ('sex=male'), ('race_ethnicity=asian'), ('race_ethnicity=black'),
        ('race_ethnicity=hispanic'), ('race_ethnicity=two_or_more'), ('race_ethnicity=american_indian'),
        ('race_ethnicity=white'), ('race_ethnicity=not_reported'), ('disability=yes'), ('english_learner=yes'),
        ('economically_disadvantaged=yes')
    ) as breakdowns (group_id)
    where deliveries.reason is null or breakdowns.group_id = 'all'
)

select
    'enrolment' as measure,
    'NYC DOE demographic snapshot, 2017-18 to 2021-22' as definition_version,
    'district' as unit_type,
    cast(null as varchar) as unit_id,
    group_id,
    cast(null as varchar) as slice,
    make_date(start_year, 7, 1) as period_start,
    make_date(start_year + 1, 6, 30) as period_end,
    students as numerator,
    cast(null as varchar) as denominator,
    case when students is null then 'not_reported' else 'reported' end as status,
    'New York City Department of Education' as authority,
    true as is_published,
    _file,
    _row,
    reason as _left_out
from counted
