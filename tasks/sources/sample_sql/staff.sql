-- One row per staff member, school and stretch of time since 2022; two rows for who moved to another school.
with seats as (
    select
        school.school_n,
        school.school_id,
        school.level,
        coalesce(school.next_school_n, school.previous_school_n) as other_school_n,
        school.poverty_percent,
        school.change_percent,
        unnest(range(4 + school.students_n // 15)) as seat_n
    from school
),

-- The school years after which a seat may change hands; more often where many are poor or a school has a bad year.
years as (
    select
        seats.*,
        ends.year,
        -- A principal stays longer than most.
        if(
            ends.year = 2026,
            false,
            draw('stays', concat(seats.school_n, ' ', seats.seat_n, ' ', ends.year), 1000)
            < if(seats.seat_n = 0, 60, 70 + 2 * seats.poverty_percent + if(seats.change_percent > 100, 160, 0))
        ) as changes_hands
    from seats
    cross join (values (2023), (2024), (2025), (2026)) as ends (year)
),

held as (
    select
        *,
        coalesce(
            sum(if(changes_hands, 1, 0)) over (
                partition by school_n, seat_n order by year rows between unbounded preceding and 1 preceding
            ),
            0
        ) as holder_n
    from years
),

holders as (
    select
        school_n,
        school_id,
        other_school_n,
        seat_n,
        'E' || lpad(cast(100000 * school_n + 10 * seat_n + holder_n as varchar), 9, '0') as staff_id,
        min(year) as first_year,
        max(year) as last_year,
        bool_or(changes_hands) as has_left,
        draw('leaves for', concat(school_n, ' ', seat_n, ' ', holder_n), 100) as chance
    from held
    group by school_n, school_id, other_school_n, seat_n, holder_n
),

told as (
    select
        *,
        case
            when not has_left then null
            when chance < 30 and other_school_n is not null then 'change_of_assignment'
            when chance < 55 then 'employment_elsewhere'
            when chance < 75 then 'relocation'
            when chance < 90 then 'retirement'
            else 'other'
        end as separation_reason,
        case
            when seat_n = 0 then 'principal'
            when seat_n = 1 then 'counselor'
            when seat_n = 2 then 'paraprofessional'
            else 'teacher'
        end as role,
        -- Who was there when the list begins came some years before.
        if(
            first_year = 2023,
            make_date(2022 - cast(draw('came', staff_id, 15) as integer), 8, 15),
            make_date(first_year - 1, 8, 15)
        ) as start_date
    from holders
)

select
    staff_id,
    school_id,
    null as department_id,
    role,
    null as job_title,
    'Y' as is_primary,
    if(role = 'teacher' and draw('part time', staff_id, 12) = 0, 0.5, 1) as fte,
    start_date,
    if(has_left, make_date(last_year, 6, 30), null) as end_date,
    separation_reason
from told
union all
select
    told.staff_id,
    school.school_id,
    null as department_id,
    told.role,
    null as job_title,
    'Y' as is_primary,
    1 as fte,
    make_date(told.last_year, 8, 15) as start_date,
    null as end_date,
    null as separation_reason
from told
inner join school on told.other_school_n = school.school_n
where told.separation_reason = 'change_of_assignment'
order by staff_id, start_date
