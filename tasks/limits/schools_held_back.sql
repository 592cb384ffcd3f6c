-- One row per school of which too large a part would be lost.
select school_id
from school_losses
where
    school_id is not null
    and at_stake_n >= $fewest
    and 100 * at_stake_n > $most_percent * (rows_n - nowhere_n)
order by school_id
