"""Ready-made counts, from those who have no student rows to give."""

from expectations.codes import reporting
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.ready_made import CROSS_RULES, IS_PUBLISHED, KEY, OF_WHAT, RULES

CONTRACT = Contract(
    dataset="counts",
    title="Counts",
    grain="one row per measure, unit, group, slice and period",
    sentence="Numerators and denominators that somebody else has counted: a state file, a vendor's report.",
    columns=(
        *OF_WHAT,
        Column(
            name="numerator",
            kind=Kind.DECIMAL,
            unit="what the measure counts",
            sentence="How many; empty where it is not known.",
            minimum=0,
        ),
        Column(
            name="denominator",
            kind=Kind.DECIMAL,
            unit="what the measure counts",
            sentence="Out of how many; empty where the file does not say, and then no rate is made.",
            minimum=0,
        ),
        Column(
            name="status", kind=Kind.TEXT, required=True, sentence="What an empty count means.", codes=reporting.CODES
        ),
        Column(name="authority", kind=Kind.TEXT, required=True, sentence="Who counted."),
        IS_PUBLISHED,
    ),
    key=KEY,
    row_rules=(
        *RULES,
        RowRule(
            name="reported_has_count",
            sentence="A reported count is there.",
            broken_when="status = 'reported' and numerator is null",
            columns=("status", "numerator"),
        ),
        RowRule(
            name="missing_has_no_count",
            sentence="What is not reported has no count.",
            broken_when="status <> 'reported' and numerator is not null",
            columns=("status", "numerator"),
        ),
        RowRule(
            name="numerator_within",
            sentence="A part is not larger than its whole.",
            broken_when="numerator > denominator",
            columns=("numerator", "denominator"),
        ),
    ),
    cross_rules=CROSS_RULES,
    date_column="period_end",
    part_column="measure",
    parts_along=("unit_id", "slice"),
    amount_column="numerator",
)
