-- One row per measure, slice and pair of sources of a run: how many figures both have, and how many of them differ.
create table disagreements (
    measure varchar,
    slice varchar,
    origin varchar,
    authority varchar,
    definition_version varchar,
    other_origin varchar,
    other_authority varchar,
    other_definition_version varchar,
    compared_n bigint,
    differing_n bigint,
    school_ids varchar[],
    is_of_district boolean
)
