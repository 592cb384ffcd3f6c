-- One row per school of whose students enrolled on $on_date by the last good roster many are not in this one at all,
-- under any school or day, and of whom nearly as many have not come. Who is held back is not gone.
with roster as (
    select
        student_id,
        school_id,
        entry_date,
        exit_date
    from read_parquet($now)
),

before as (
    select distinct
        student_id,
        school_id
    from read_parquet($before)
    where entry_date <= cast($on_date as date) and coalesce(exit_date, cast($on_date as date)) >= cast($on_date as date)
),

known as (
    select student_id
    from roster
    union
    select held_back.id as student_id
    from ($held_ids) as held_back
),

told as (
    select
        before.school_id,
        count(*) as before_n,
        count(*) filter (where known.student_id is null) as gone_n
    from before
    left join known on before.student_id = known.student_id
    group by before.school_id
),

enrolled as (
    select
        school_id,
        count(distinct student_id) as now_n
    from roster
    where entry_date <= cast($on_date as date) and coalesce(exit_date, cast($on_date as date)) >= cast($on_date as date)
    group by school_id
)

select
    coalesce(known_schools.name, told.school_id) as school,
    told.gone_n,
    told.before_n
from told
anti join became on told.school_id = became.school_id
left join enrolled on told.school_id = enrolled.school_id
left join known_schools on told.school_id = known_schools.school_id
where
    least(told.gone_n, told.before_n - coalesce(enrolled.now_n, 0)) >= $fewest
    and 100 * least(told.gone_n, told.before_n - coalesce(enrolled.now_n, 0)) > $most_percent * told.before_n
    and cast($on_date as date) <= coalesce(known_schools.closed_date, cast($on_date as date))
order by told.gone_n desc, school asc
