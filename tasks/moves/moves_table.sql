-- One row per measure and slice that a brief shows of the district; the parts add up to value - earlier_value.
create table moves (
    measure varchar,
    slice varchar,
    period_start date,
    period_end date,
    earlier_cycle_id varchar,
    earlier_period_start date,
    earlier_period_end date,
    earlier_value decimal(28, 12),
    value decimal(28, 12),
    real decimal(28, 12),
    population decimal(28, 12),
    coverage decimal(28, 12),
    definition decimal(28, 12),
    schools_n bigint,
    missing_school_ids varchar[],
    returned_school_ids varchar[],
    closed_school_ids varchar[],
    opened_school_ids varchar[],
    doubtful_school_ids varchar[],
    stood_in varchar[],
    reason varchar
)
