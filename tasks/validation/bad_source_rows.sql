-- One row per source row of which something is held back, and that breaks so many rules.
select
    staged._file,
    staged._row
from staged
inner join reasons on staged._id = reasons._id
group by staged._file, staged._row
having bool_or(reasons.is_critical) and count(distinct reasons.rule) >= $fewest_rules
