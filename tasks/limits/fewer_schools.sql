-- One row: how many schools of the earlier profile are gone as it is said, less those that stand for them and are new.
with now_schools as (
    select distinct school_id from read_parquet($now)
    where school_id is not null
),

before_schools as (
    select distinct school_id from read_parquet($before)
    where school_id is not null
),

gone as (
    select
        before_schools.school_id,
        now_schools.school_id as stands_for
    from before_schools
    inner join became on before_schools.school_id = became.school_id
    left join now_schools on became.stands_for = now_schools.school_id
    where
        (became.stands_for is null or now_schools.school_id is not null)
        and before_schools.school_id not in (select still.school_id from now_schools as still)
)

select
    count(distinct gone.school_id)
    - count(distinct gone.stands_for)
    filter (where gone.stands_for not in (select school_id from before_schools)) as fewer_n
from gone
