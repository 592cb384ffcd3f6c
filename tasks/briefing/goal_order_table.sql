-- One row per goal that the district presents, in its order; none where it presents them all.
create table goal_order (
    goal_id varchar,
    position integer
)
