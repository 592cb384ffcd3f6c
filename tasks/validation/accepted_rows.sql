-- One row per row that goes on, in the order in which it came: a join or a sort would lose it or take twice as long.
select * exclude (_id, _left_out)
from staged
where $is_held_back = 0
