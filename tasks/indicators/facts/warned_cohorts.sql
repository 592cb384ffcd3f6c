-- One row per unit, student group, grade in which flags are looked at, flag or any of them (''), and fourth year of a
-- graduation cohort: members who count in it, those of them of whom the flag of that grade can be told, flagged ones,
-- those who did not graduate in four years, and those of them who had been flagged. The grade is the first by the
-- calendar, before the last year, of which the school years that are looked back on have all flags; seldom is that
-- grade 9. `slice` is the grade, and the flag where it is one.
with looked_at as (
    select
        cohort_members.student_id,
        cohort_members.school_id,
        cohort_members.period_start,
        cohort_members.period_end,
        not cohort_members.is_graduate as has_not_graduated,
        cohort_members.freshest_date,
        warned_students.flag,
        warned_students.is_told,
        warned_students.is_flagged,
        year(cohort_members.period_end) - year(warned_students.period_end) as years_before
    from facts.cohort_members
    inner join facts.warned_students
        on
            cohort_members.student_id = warned_students.student_id
            and warned_students.unit_type = 'district'
            and cohort_members.period_start > warned_students.period_end
    where cohort_members.is_counted and cohort_members.is_received
),

earliest as (
    select
        period_end,
        max(years_before) as years_before
    from looked_at
    where is_told and flag = ''
    group by 1
),

flags as (
    select distinct flag
    from looked_at
),

members as (
    select
        cohort_members.student_id,
        cohort_members.school_id,
        cohort_members.period_start,
        cohort_members.period_end,
        flags.flag,
        'Grade ' || cast(12 - earliest.years_before as varchar)
        || case when flags.flag = '' then '' else ', ' || flags.flag end as slice,
        cohort_members.freshest_date,
        coalesce(looked_at.is_told, false) as is_told,
        coalesce(looked_at.is_told and looked_at.is_flagged, false) as is_flagged,
        coalesce(looked_at.is_told and looked_at.has_not_graduated, false) as has_not_graduated
    from facts.cohort_members
    inner join earliest on cohort_members.period_end = earliest.period_end and earliest.years_before <= 3
    cross join flags
    left join looked_at
        on
            cohort_members.student_id = looked_at.student_id
            and cohort_members.period_end = looked_at.period_end
            and earliest.years_before = looked_at.years_before
            and flags.flag = looked_at.flag
    where cohort_members.is_counted and cohort_members.is_received
)

select
    school_units.unit_type,
    school_units.unit_id,
    cohort_groups.group_id,
    members.flag,
    members.slice,
    members.period_start,
    members.period_end,
    count(*) as members_n,
    count(*) filter (where members.is_told) as told_n,
    count(*) filter (where members.is_flagged) as flagged_n,
    count(*) filter (where members.has_not_graduated) as not_graduated_n,
    count(*) filter (where members.is_flagged and members.has_not_graduated) as both_n,
    max(members.freshest_date) as freshest_date
from members
inner join facts.school_units on members.school_id = school_units.school_id
inner join facts.cohort_groups on members.student_id = cohort_groups.student_id
group by 1, 2, 3, 4, 5, 6, 7
