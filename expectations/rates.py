"""Ready-made rates, from those who have not even counts to give."""

from expectations.codes import reporting
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.ready_made import CROSS_RULES, IS_PUBLISHED, KEY, OF_WHAT, RULES

CONTRACT = Contract(
    dataset="rates",
    title="Rates",
    grain="one row per measure, unit, group, slice and period",
    sentence="Rates that somebody else has computed. They are shown as delivered, never summed, and have no interval.",
    columns=(
        *OF_WHAT,
        Column(
            name="rate",
            kind=Kind.RATE,
            unit="0..1",
            sentence="The rate; empty where it is not known.",
            minimum=0,
            maximum=1,
        ),
        Column(
            name="n",
            kind=Kind.INTEGER,
            unit="people",
            sentence="How many people it speaks of; empty where the file does not say.",
            minimum=0,
        ),
        Column(
            name="status", kind=Kind.TEXT, required=True, sentence="What an empty rate means.", codes=reporting.CODES
        ),
        Column(name="authority", kind=Kind.TEXT, required=True, sentence="Who computed it."),
        IS_PUBLISHED,
    ),
    key=KEY,
    row_rules=(
        *RULES,
        RowRule(
            name="reported_has_rate",
            sentence="A reported rate is there.",
            broken_when="status = 'reported' and rate is null",
            columns=("status", "rate"),
        ),
        RowRule(
            name="missing_has_no_rate",
            sentence="What is not reported has no rate.",
            broken_when="status <> 'reported' and rate is not null",
            columns=("status", "rate"),
        ),
    ),
    cross_rules=CROSS_RULES,
    date_column="period_end",
    part_column="measure",
    parts_along=("unit_id", "slice"),
)
