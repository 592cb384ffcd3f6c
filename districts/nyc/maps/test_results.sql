-- One row per subject, year and student group of the district, from one sheet of each of the two workbooks.
-- Each sheet holds the same students cut another way, so each is a dataset of its own and sheets are never added.
-- "All Grades" is the total of grades 3 to 8; the single grades are left out, or students would count twice.
-- Year is the spring of the test: 2018 is the school year from July 1, 2017 to June 30, 2018.
-- The state changed the scale in 2018, so the definition changes there and the two never form one series.
-- "s" is the city's mark for a hidden number; the number tested stays visible beside it.
-- is_published: the city publishes these very numbers, down to groups of six students tested.
with deliveries as (
    select
        _file,
        _row,
        category,
        "Number Tested" as tested_n,
        "# Level 3+4" as proficient_n,
        cast(try_cast(year as double) as integer) as test_year,
        coalesce(try_cast(district as double) = 32, false) as is_ours,
        coalesce(grade = 'All Grades', false) as is_total
    from raw
)

select
    'proficiency' as measure,
    case
        when test_year between 2013 and 2017 then 'New York State grades 3-8 tests, scale of 2013 to 2017'
        when test_year >= 2018 then 'New York State grades 3-8 tests, scale of 2018 on'
    end as definition_version,
    'district' as unit_type,
    cast(null as varchar) as unit_id,
    case category
        when 'All Students' then 'all'
        when 'Female' then 'sex=female'
        when 'Male' then 'sex=male'
        when 'Asian' then 'race_ethnicity=asian'
        when 'Black' then 'race_ethnicity=black'
        when 'Hispanic' then 'race_ethnicity=hispanic'
        when 'White' then 'race_ethnicity=white'
        when 'Current ELL' then 'english_learner=yes'
        when 'Ever ELL' then 'english_learner=former'
        when 'Never ELL' then 'english_learner=never'
        when 'SWD' then 'disability=yes'
        when 'Not SWD' then 'disability=no'
        when 'Econ Disadv' then 'economically_disadvantaged=yes'
        when 'Not Econ Disadv' then 'economically_disadvantaged=no'
    end as group_id,
    case
        when contains(_file, '-ela-') then 'English language arts'
        when contains(_file, '-math-') then 'Mathematics'
        else 'subject not known'
    end as slice,
    make_date(test_year - 1, 7, 1) as period_start,
    make_date(test_year, 6, 30) as period_end,
    case when proficient_n <> 's' then proficient_n end as numerator,
    case when tested_n <> 's' then tested_n end as denominator,
    case
        when proficient_n = 's' then 'suppressed'
        when proficient_n is null then 'not_reported'
        else 'reported'
    end as status,
    'New York City Department of Education' as authority,
    true as is_published,
    _file,
    _row,
    case
        when not is_ours then 'another community district'
        when not is_total then 'single grade, part of All Grades'
    end as _left_out
from deliveries
