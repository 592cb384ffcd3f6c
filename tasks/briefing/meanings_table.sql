-- One row per measure of the run.
create table meanings (
    measure varchar,
    direction varchar,
    definition_version varchar,
    is_share_of_people boolean,
    is_presented boolean
)
