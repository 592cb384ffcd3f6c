-- One row per row that names a total where it should name a student, a person, a school or another one thing.
select
    '$rule' as rule,
    _id,
    true as is_critical
from $rows
where $is_named
