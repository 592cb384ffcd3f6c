-- One row per kind of chart, per rule set, and per number of useful points in a phase.
create or replace temp table chart_kinds (
    chart varchar,
    centre varchar,
    spread varchar,
    takes_counts boolean,
    is_weighted boolean,
    floor double,
    ceiling double,
    exponent double,
    sigma_per_range double,
    screening_factor double
);

create or replace temp table rule_sets (
    rules varchar,
    version varchar,
    judges_outside boolean,
    shift_n integer,
    trend_n integer,
    third_at_least integer,
    two_of_three_counts_outside boolean,
    judges_runs boolean
);

create or replace temp table run_limits (
    useful_n bigint,
    longest_run_max bigint,
    crossings_min bigint
);
