-- One row per source row held back: as it came, where it stands, why, and by which causes.
-- `held_id` finds the row again when it comes back mended, wherever it then stands.
with held_back as (
    select
        staged._file,
        staged._row,
        min(staged._id) as place,
        string_agg(distinct reasons.rule, ' | ' order by reasons.rule) as held_because,
        string_agg(distinct causes_of_rows.cause_id, ' | ' order by causes_of_rows.cause_id) as held_causes
    from staged
    inner join reasons on staged._id = reasons._id and reasons.is_critical
    left join causes_of_rows on staged._id = causes_of_rows._id
    group by staged._file, staged._row
)

select
    $columns,
    $digest as held_id,
    held_back._file as held_file,
    held_back._row as held_row,
    held_back.held_because,
    held_back.held_causes
from held_back
inner join $rows as raw on held_back._file = raw._file and held_back._row = raw._row
order by held_back.place
