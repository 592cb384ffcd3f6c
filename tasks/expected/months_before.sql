-- One row per school and month of the school year of which an earlier delivery had days that are not there now.
with months as (
    select distinct
        school_id,
        month_start,
        dates
    from read_parquet([$earlier_paths])
    where last_date >= $year_start and first_date <= $cycle_end
)

select
    months.school_id,
    months.dates
from months
left join profile on months.school_id = profile.school_id and months.month_start = profile.month_start
where not coalesce(list_has_all(profile.dates, months.dates), false)
