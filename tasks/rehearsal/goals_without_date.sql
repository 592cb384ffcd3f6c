-- One row per goal that is due before the school year, or has neither a date nor a target.
select goal_id
from now_goals
group by goal_id
having not bool_or(if(due_date is null, target is not null, due_date >= $first_day))
order by goal_id
