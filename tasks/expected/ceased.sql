-- One row per day since which enrolled people have no rows: how many people, their schools, and their grade where all
-- are of one.
select
    since,
    cast(sum(people_n) as bigint) as people_n,
    list_sort(list(distinct school_id)) as school_ids,
    case when count(distinct coalesce(grade, '')) = 1 then any_value(grade) end as grade
from ceased_people
where dataset = $dataset
group by since
order by since
