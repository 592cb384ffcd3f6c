-- One row per two schools of which most students of the one are enrolled at the other too, on several of the same days
-- of a school year, and were not in the last good roster: how many are, of how many.
-- Of two schools that share most of both, the one with the larger share. Schools that are given up have no students.
with spells as (
    select
        true as is_now,
        student_id,
        school_id,
        greatest(entry_date, cast($first_date as date)) as first_date,
        least(coalesce(exit_date, cast($now_date as date)), cast($now_date as date)) as last_date
    from read_parquet($now)
    union all
    select
        false as is_now,
        student_id,
        school_id,
        greatest(entry_date, cast($first_date as date)) as first_date,
        least(coalesce(exit_date, cast($before_date as date)), cast($before_date as date)) as last_date
    from read_parquet($before)
),

lasting as (
    select
        spells.is_now,
        spells.student_id,
        spells.school_id,
        spells.first_date,
        spells.last_date
    from spells
    anti join became on spells.school_id = became.school_id
    where spells.first_date <= spells.last_date
),

students as (
    select
        school_id,
        count(distinct student_id) filter (where is_now) as now_n,
        count(distinct student_id) filter (where not is_now) as before_n
    from lasting
    group by school_id
),

of_several as (
    select
        is_now,
        student_id
    from lasting
    group by is_now, student_id
    having min(school_id) <> max(school_id)
),

candidates as (
    select lasting.*
    from lasting
    semi join of_several on lasting.student_id = of_several.student_id and lasting.is_now = of_several.is_now
),

twice as (
    select
        one.is_now,
        one.student_id,
        one.school_id,
        other.school_id as other_id
    from candidates as one
    inner join candidates as other
        on
            one.is_now = other.is_now
            and one.student_id = other.student_id
            and one.school_id <> other.school_id
    where least(one.last_date, other.last_date) - greatest(one.first_date, other.first_date) >= $most_days
),

were_twice as (
    select
        school_id,
        count(distinct student_id) as twice_n
    from twice
    where not is_now
    group by school_id
),

pairs as (
    select
        school_id,
        other_id,
        count(distinct student_id) as twice_n
    from twice
    where is_now
    group by school_id, other_id
),

found as (
    select
        pairs.school_id,
        pairs.other_id,
        pairs.twice_n,
        students.now_n
    from pairs
    inner join students on pairs.school_id = students.school_id
    left join were_twice on pairs.school_id = were_twice.school_id
    where
        pairs.twice_n >= $fewest
        and 2 * pairs.twice_n >= students.now_n
        and students.before_n >= $fewest
        and 4 * coalesce(were_twice.twice_n, 0) < students.before_n
    qualify
        row_number() over (
            partition by least(pairs.school_id, pairs.other_id), greatest(pairs.school_id, pairs.other_id)
            order by pairs.twice_n / students.now_n desc, pairs.school_id
        ) = 1
)

select
    coalesce(known_schools.name, found.school_id) as school,
    coalesce(other_schools.name, found.other_id) as other_school,
    found.twice_n,
    found.now_n
from found
left join known_schools on found.school_id = known_schools.school_id
left join known_schools as other_schools on found.other_id = other_schools.school_id
order by found.twice_n desc, school asc, other_school asc
