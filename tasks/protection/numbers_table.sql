-- One row per number that readers were told, or that was hidden from them, with a code or not: so many of how many.
create or replace temp table $table (
    measure varchar,
    unit_type varchar,
    unit_id varchar,
    group_id varchar,
    slice varchar,
    period_start date,
    period_end date,
    part_n decimal(18, 3),
    of_n decimal(18, 3),
    is_shown boolean,
    is_coded boolean
);
