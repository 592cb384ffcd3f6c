-- One row per published figure; empty where a run has published none.
create table measures (
    measure varchar,
    unit_type varchar,
    unit_id varchar,
    group_id varchar,
    slice varchar,
    period_start date,
    period_end date,
    numerator double,
    denominator double,
    value double,
    n double,
    excluded_n double,
    expected_n double,
    received_n double,
    freshest_date date,
    definition_version varchar,
    origin varchar,
    authority varchar,
    is_shown boolean,
    hidden_reason varchar
)
