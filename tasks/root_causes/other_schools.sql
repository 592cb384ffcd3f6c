-- One row per school of which most rows of a cause are of people whom the roster has at one other school that day, the
-- school with most rows first.
with broken as (
    select
        staged._id,
        staged.$school as school_id,
        staged.$person as person_id,
        staged.$date as of_date
    from causes_of_rows
    inner join bad_rows as staged on causes_of_rows._id = staged._id
    where causes_of_rows.cause_id = $cause_id
),

totals as (
    select
        school_id,
        count(*) as rows_n
    from broken
    group by school_id
),

elsewhere as (
    select
        broken.school_id,
        roster.school_id as at_school_id,
        count(distinct broken._id) as rows_n,
        count(distinct broken.person_id) as people_n
    from broken
    inner join $list_of_people as roster
        on
            broken.person_id = roster.student_id
            and broken.of_date between roster.entry_date and coalesce(roster.exit_date, broken.of_date)
    group by broken.school_id, roster.school_id
)

select
    elsewhere.school_id,
    elsewhere.at_school_id,
    elsewhere.rows_n
from elsewhere
inner join totals on elsewhere.school_id = totals.school_id
where
    elsewhere.people_n >= $fewest_people
    and 2 * elsewhere.rows_n > totals.rows_n
order by elsewhere.rows_n desc, elsewhere.school_id asc
