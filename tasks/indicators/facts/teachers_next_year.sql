-- One row per teacher counted on October 1 of a school year whose next October 1 is past: what the teacher is then.
-- Who is counted at one place is counted there, whatever other schools she serves too.
-- `is_received`: the school has said who teaches there a year later, or is closed by then: a school without any teacher
-- has not lost all of them.
with first_years as (
    select start_date
    from school_years
    union
    select cast(min(start_date) - interval 12 month as date) as start_date
    from school_years
),

years as (
    select
        first_years.start_date as period_start,
        cast(first_years.start_date + interval 12 month - interval 1 day as date) as period_end,
        case
            when first_years.start_date <= make_date(year(first_years.start_date), 10, 1)
                then make_date(year(first_years.start_date), 10, 1)
            else make_date(year(first_years.start_date) + 1, 10, 1)
        end as base_date
    from first_years
),

pairs as (
    select
        years.period_start,
        years.period_end,
        years.base_date,
        cast(years.base_date + interval 12 month as date) as next_date
    from years
    inner join cycle on years.base_date + interval 12 month <= cycle.end_date
),

teachers as (
    select
        pairs.period_start,
        pairs.period_end,
        pairs.next_date,
        staff.staff_id,
        staff.school_id
    from staff
    inner join pairs
        on staff.start_date <= pairs.base_date and coalesce(staff.end_date, pairs.base_date) >= pairs.base_date
    where staff.role = 'teacher' and staff.is_primary and staff.school_id is not null
    qualify
        row_number() over (
            partition by pairs.period_start, staff.staff_id order by staff.start_date desc, staff.school_id asc
        ) = 1
),

next_places as (
    select
        pairs.period_start,
        staff.staff_id,
        staff.school_id,
        staff.role = 'teacher' and staff.school_id is not null as is_teacher
    from staff
    inner join pairs
        on staff.start_date <= pairs.next_date and coalesce(staff.end_date, pairs.next_date) >= pairs.next_date
    where staff.is_primary
    qualify
        row_number() over (
            partition by pairs.period_start, staff.staff_id order by staff.start_date desc, staff.school_id asc
        ) = 1
),

next_schools as (
    select distinct
        period_start,
        school_id
    from next_places
    where is_teacher
)

select
    teachers.staff_id,
    teachers.school_id,
    teachers.period_start,
    teachers.period_end,
    coalesce(next_places.is_teacher and next_places.school_id = teachers.school_id, false) as is_stayer,
    coalesce(next_places.is_teacher and next_places.school_id <> teachers.school_id, false) as is_mover,
    next_places.staff_id is not null and not next_places.is_teacher as is_in_other_role,
    next_schools.school_id is not null or coalesce(schools.closed_date <= teachers.next_date, false) as is_received,
    teachers.next_date
from teachers
inner join schools on teachers.school_id = schools.school_id
left join next_places
    on teachers.period_start = next_places.period_start and teachers.staff_id = next_places.staff_id
left join next_schools
    on teachers.period_start = next_schools.period_start and teachers.school_id = next_schools.school_id
