-- One row per school number that stands for another name than in an earlier list, where its history does not say so.
select
    now.school_id,
    before.name as old_name,
    now.name as new_name
from read_parquet($now) as now
inner join read_parquet($before) as before on now.school_id = before.school_id
where
    before.name <> now.name
    and now.school_id not in (
        select told_of_schools.school_id from told_of_schools
        where told_of_schools.change = 'renamed'
    )
order by now.school_id
