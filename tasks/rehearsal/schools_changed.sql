-- One row per school number that was given up, is new, or stands for another name than last time.
with paired as (
    select
        coalesce(now_schools.school_id, before_schools.school_id) as school_id,
        before_schools.name as old_name,
        now_schools.name as new_name
    from before_schools
    full join now_schools on before_schools.school_id = now_schools.school_id
    where
        (before_schools.closed_date is null or now_schools.school_id is not null)
        and before_schools.name is distinct from now_schools.name
)

select
    paired.school_id,
    paired.old_name,
    paired.new_name,
    min(before_schools.school_id) as number_before,
    min(now_schools.school_id) as number_now
from paired
left join before_schools on paired.new_name = before_schools.name and paired.school_id <> before_schools.school_id
left join now_schools on paired.old_name = now_schools.name and paired.school_id <> now_schools.school_id
group by paired.school_id, paired.old_name, paired.new_name
order by paired.school_id
