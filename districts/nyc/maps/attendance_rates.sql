-- One row per school and day of the city's daily attendance feed.
-- The feed gives a percentage and no number of students, so `n` is empty and nothing can be weighted or summed.
-- NS, "not submitted" by 4 p.m., is not reported: it never becomes zero.
-- The city itself put these figures on its website every day, hence is_published, though n is unknown.
-- A file without a value above 1 has fractions where percentages stood.
-- The first two characters of a DBN are the district: DistrictCode is empty for some schools.
with deliveries as (
    select
        _file,
        _row,
        dbn,
        cast(try_strptime(attn_date_ymd, '%Y%m%d') as date) as day,
        try_cast(rtrim(attn_pct, ' %') as decimal(9, 6)) as attendance,
        coalesce(max(attendance) over (partition by _file) <= 1, false) as is_fraction,
        coalesce(attn_pct = 'NS', false) as is_not_submitted,
        coalesce(left(dbn, 2) = '32', false) as is_ours
    from raw
)

select
    'attendance_rate' as measure,
    'NYC DOE daily attendance, preliminary at 4 p.m.' as definition_version,
    'school' as unit_type,
    dbn as unit_id,
    'all' as group_id,
    cast(null as varchar) as slice,
    day as period_start,
    day as period_end,
    cast(attendance as double) / if(is_fraction, 1, 100) as rate,
    cast(null as bigint) as n,
    case when is_not_submitted then 'not_reported' else 'reported' end as status,
    'New York City Department of Education' as authority,
    true as is_published,
    _file,
    _row,
    case
        when dbn = 'TOTAL' then 'citywide control row, not a school'
        when not is_ours then 'school of another community district'
    end as _left_out
from deliveries
