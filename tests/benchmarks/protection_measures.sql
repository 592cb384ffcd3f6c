-- One row per measure, unit and group, with the level of a school: students of made-up schools, of whom each measure
-- counts a share of its own.
-- Schools have 30 to 2,500 students; some groups are a few hundredths of them, and every school has its own mixture.
with schools as (
    select
        cast(number as varchar) as school_id,
        number,
        cast(least(greatest(exp(6.04 + 0.6 * (chance_1 + chance_2 + chance_3 - 1.5) * 2), 30), 2500) as bigint)
            as students_n
    from (
        select
            number,
            hash(number, 'one') % 10000 / 10000.0 as chance_1,
            hash(number, 'two') % 10000 / 10000.0 as chance_2,
            hash(number, 'three') % 10000 / 10000.0 as chance_3
        from (select unnest(generate_series(1, $schools_n)) as number) as numbers
    ) as chances
),

students as (
    select
        schools.school_id,
        schools.number as school_number,
        schools.number * 10000 + student_number as student_number
    from schools
    cross join unnest(generate_series(1, schools.students_n)) as numbers (student_number)
),

with_groups as (
    select
        school_id,
        school_number,
        student_number,
        case
            when hash(student_number, 'race', school_number % 7) % 100 < 20 + school_number % 30 then 'race=1'
            when hash(student_number, 'race', school_number % 7) % 100 < 50 + school_number % 30 then 'race=2'
            when hash(student_number, 'race', school_number % 7) % 100 < 72 + school_number % 20 then 'race=3'
            when hash(student_number, 'race', school_number % 7) % 100 < 92 then 'race=4'
            when hash(student_number, 'race', school_number % 7) % 100 < 96 then 'race=5'
            when hash(student_number, 'race', school_number % 7) % 100 < 99 then 'race=6'
            else 'race=7'
        end as race,
        case when hash(student_number, 'sex') % 2 = 0 then 'sex=1' else 'sex=2' end as sex,
        case when hash(student_number, 'disability') % 100 < 14 then 'disability=1' else 'disability=2' end
            as disability
    from students
),

measured as (
    select
        with_groups.school_id,
        case
            when with_groups.school_number % 10 < 6 then 'elementary'
            when with_groups.school_number % 10 < 8 then 'middle'
            else 'high'
        end as level,
        with_groups.race,
        with_groups.sex,
        with_groups.disability,
        'measure_' || measures.number as measure,
        hash(with_groups.student_number, measures.number) % 1000
        < (10 + 60 * measures.number) * (0.6 + with_groups.school_number % 9 / 10.0) as is_counted,
        -- A third of the measures leave some students out, as those who were not tested.
        measures.number % 3 > 0 or hash(with_groups.student_number, 'there', measures.number) % 100 < 96 as is_in
    from with_groups
    cross join (select unnest(generate_series(1, $measures_n)) as number) as measures
),

grouped as (
    select
        measure,
        school_id,
        level,
        coalesce(race, sex, disability, 'all') as group_id,
        count(*) filter (where is_counted and is_in) as counted_n,
        count(*) filter (where is_in) as students_n,
        count(*) filter (where not is_in) as excluded_n
    from measured
    group by
        grouping sets (
            (measure, school_id, level), (measure, school_id, level, race), (measure, school_id, level, sex),
            (measure, school_id, level, disability), (measure, level), (measure, level, race), (measure, level, sex),
            (measure, level, disability), (measure), (measure, race), (measure, sex), (measure, disability)
        )
    having count(*) filter (where is_in) > 0
)

select
    measure,
    case when school_id is not null then 'school' when level is not null then 'level' else 'district' end as unit_type,
    coalesce(school_id, level, '') as unit_id,
    case when school_id is not null then level end as school_level,
    group_id,
    '' as slice,
    date '2025-09-01' as period_start,
    date '2025-12-31' as period_end,
    cast(counted_n as decimal(18, 3)) as numerator,
    cast(students_n as decimal(18, 3)) as denominator,
    counted_n / students_n as value,
    students_n as n,
    excluded_n,
    students_n + excluded_n as expected_n,
    students_n as received_n,
    date '2025-12-31' as freshest_date,
    '1' as definition_version,
    'student rows' as origin,
    'ours' as authority,
    'reported' as status,
    false as is_published
from grouped
