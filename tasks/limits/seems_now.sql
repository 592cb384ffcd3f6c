-- One row per school that is there no more and of which most stands under one other number now, with that number.
-- What stood at several schools last time tells of none.
with schools_before as (
    select distinct $school as school_id from read_parquet($before)
    where $school is not null
),

schools_now as (
    select distinct $school as school_id from $now
    where $school is not null
),

-- Nearly always none, so that nothing else is read.
gone as (
    select schools_before.school_id from schools_before
    anti join schools_now on schools_before.school_id = schools_now.school_id
),

of_gone as (
    select distinct $identity as known_by
    from read_parquet($before)
    where $school in (select gone.school_id from gone)
),

earlier as (
    select
        $identity as known_by,
        min($school) as school_id
    from read_parquet($before)
    semi join of_gone on $identity = of_gone.known_by
    where $school is not null
    group by $identity
    having count(distinct $school) = 1
),

later as (
    select distinct
        $identity as known_by,
        $school as school_id
    from $now
    semi join of_gone on $identity = of_gone.known_by
    where $school is not null
),

earlier_sizes as (
    select
        school_id,
        count(*) as before_n
    from earlier
    where known_by is not null
    group by school_id
)

select
    earlier.school_id as old_id,
    later.school_id as new_id,
    count(*) = earlier_sizes.before_n as are_all,
    later.school_id in (select schools_before.school_id from schools_before) as is_known
from earlier
inner join later on earlier.known_by = later.known_by
inner join earlier_sizes on earlier.school_id = earlier_sizes.school_id
inner join gone on earlier.school_id = gone.school_id
group by earlier.school_id, later.school_id, earlier_sizes.before_n
having 2 * count(*) > earlier_sizes.before_n and count(*) >= $fewest
order by earlier.school_id, later.school_id
