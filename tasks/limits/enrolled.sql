-- One row per school that has many fewer students enrolled on some day than the last good roster had, with the first
-- such day, of $first_date to $last_date, and how many each has then. Who is in the list no more counts in neither: a
-- list of those who are there now tells of nobody who has left. Nobody is missed who went to a school newly opened.
with roster as (
    select
        student_id,
        school_id,
        entry_date,
        exit_date
    from read_parquet($now)
),

moved_to_opened as (
    select
        roster.student_id,
        max(roster.entry_date) as entry_date
    from roster
    inner join known_schools on roster.school_id = known_schools.school_id
    where known_schools.opened_date > cast($first_date as date)
    group by roster.student_id
),

spells as (
    select
        roster.school_id,
        roster.entry_date,
        case when moved_to_opened.student_id is null then roster.exit_date end as exit_date,
        false as is_before
    from roster
    left join moved_to_opened
        on
            roster.student_id = moved_to_opened.student_id
            and roster.exit_date < moved_to_opened.entry_date
    union all
    select
        before.school_id,
        before.entry_date,
        before.exit_date,
        true as is_before
    from read_parquet($before) as before
    semi join roster on before.student_id = roster.student_id and before.school_id = roster.school_id
),

changes as (
    select
        school_id,
        greatest(entry_date, cast($first_date as date)) as date,
        is_before,
        1 as change
    from spells
    union all
    select
        school_id,
        greatest(exit_date + 1, cast($first_date as date)) as date,
        is_before,
        -1 as change
    from spells
    where exit_date is not null
),

by_day as (
    select
        school_id,
        date,
        sum(change) filter (where not is_before) as now_change,
        sum(change) filter (where is_before) as before_change
    from changes
    where date <= cast($last_date as date)
    group by school_id, date
),

enrolled as (
    select
        school_id,
        date,
        sum(coalesce(now_change, 0)) over (partition by school_id order by date) as now_n,
        sum(coalesce(before_change, 0)) over (partition by school_id order by date) as before_n
    from by_day
),

fewer as (
    select
        enrolled.school_id,
        min(enrolled.date) as date
    from enrolled
    left join known_schools on enrolled.school_id = known_schools.school_id
    where
        enrolled.before_n - enrolled.now_n >= $fewest
        and 100 * (enrolled.before_n - enrolled.now_n) > $most_percent * enrolled.before_n
        and enrolled.date <= coalesce(known_schools.closed_date, enrolled.date)
    group by enrolled.school_id
)

select
    coalesce(known_schools.name, fewer.school_id) as school,
    fewer.date,
    cast(enrolled.now_n as bigint) as now_n,
    cast(enrolled.before_n as bigint) as before_n
from fewer
inner join enrolled on fewer.school_id = enrolled.school_id and fewer.date = enrolled.date
left join known_schools on fewer.school_id = known_schools.school_id
order by enrolled.before_n - enrolled.now_n desc, school
