-- One row per school of the roster before and one of all, with an empty school_id: how many were enrolled on
-- $before_date and had no last day before $now_date, and of how many the roster now has no row at all.
-- Who is held back is not gone, nor who was at a school that is given up. Of all, `left_n` are in it with a last day.
with known as (
    select
        student_id,
        exit_date
    from $roster
    union all
    select
        held_back.id as student_id,
        null as exit_date
    from ($held_ids) as held_back
),

enrolled as (
    select distinct
        before.student_id,
        before.school_id
    from read_parquet($before) as before
    anti join became on before.school_id = became.school_id
    where
        before.entry_date <= cast($before_date as date)
        and coalesce(before.exit_date, cast($now_date as date)) >= cast($now_date as date)
),

found as (
    select
        enrolled.student_id,
        enrolled.school_id,
        known.student_id is null as is_gone
    from enrolled
    left join (select distinct student_id from known) as known on enrolled.student_id = known.student_id
),

leavers as (
    select count(distinct student_id) as left_n
    from known
    where exit_date < cast($now_date as date)
)

select
    coalesce(found.school_id, '') as school_id,
    count(distinct found.student_id) as students_n,
    count(distinct found.student_id) filter (where found.is_gone) as gone_n,
    any_value(leavers.left_n) as left_n
from found
cross join leavers
group by grouping sets ((found.school_id), ())
order by school_id asc
