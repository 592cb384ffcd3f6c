-- One row per goal that the district presents, in its order.
create table goal_order (
    goal_id varchar,
    position integer
)
