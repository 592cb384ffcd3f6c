-- One row per number that readers were told, or that was hidden from them: so many of how many, and between which it
-- lies where it was told with a code. Releases are numbered in the order in which they were told.
create or replace temp table $table (
    measure varchar,
    unit_type varchar,
    unit_id varchar,
    group_id varchar,
    level varchar,
    slice varchar,
    period_start date,
    period_end date,
    part_n decimal(18, 3),
    of_n decimal(18, 3),
    is_shown boolean,
    is_coded boolean,
    least_part_n bigint,
    most_part_n bigint,
    release_number bigint
);
