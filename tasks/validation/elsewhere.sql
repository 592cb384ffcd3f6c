-- One row per row whose key another dataset of the same contract has too, where it is whole.
select
    if(bool_and($is_same), '$told_twice', '$disputed') as rule,
    staged._id,
    true as is_critical
from staged
inner join elsewhere on $same_key
where $is_whole
group by staged._id
