-- A whole number from 0 to one less than `sides`, the same for the same seed, purpose and thing on every machine.
create temp macro draw(purpose, thing, sides) as (
    cast(md5_number_lower(concat(getvariable('seed'), ' ', purpose, ' ', thing)) % sides as bigint)
);
