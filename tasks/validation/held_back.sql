-- One row per source row held back, or with a code that counts as empty: where it stands, why, and by which causes.
select
    staged._file,
    staged._row,
    min(staged._id) as place,
    bool_or(reasons.is_critical) as is_held,
    string_agg(distinct reasons.rule, ' | ' order by reasons.rule) as held_because,
    string_agg(distinct causes_of_rows.cause_id, ' | ' order by causes_of_rows.cause_id) as held_causes
from bad_rows as staged
inner join reasons on staged._id = reasons._id and (reasons.is_critical or reasons.rule in ($uncoded))
left join causes_of_rows on staged._id = causes_of_rows._id
group by staged._file, staged._row
