-- One row per measure of the run.
create table meanings (
    measure varchar,
    form varchar,
    direction varchar,
    definition_version varchar,
    shown_period varchar,
    is_share_of_people boolean,
    is_presented boolean
)
