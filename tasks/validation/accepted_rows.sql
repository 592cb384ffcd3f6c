-- One row per row that goes on, in the order in which it came: a join or a sort would lose it or take twice as long.
select * exclude (_id, _left_out)
from staged
where get_bit(getvariable('held_back')[_id // 1000000 + 1], cast(_id % 1000000 as integer)) = 0
