"""Ready-made rates, from those who have not even counts to give."""

from expectations.codes import STATUS, UNIT_TYPES
from expectations.contract import Column, Contract, Kind, RowRule

CONTRACT = Contract(
    dataset="rates",
    title="Rates",
    grain="one row per measure, unit, group, slice and period",
    sentence="Rates that somebody else has computed. They are shown as delivered, never summed, and have no interval.",
    columns=(
        Column(
            name="measure",
            kind=Kind.TEXT,
            required=True,
            sentence="The indicator, by its name in the catalogue, or a name of its own.",
        ),
        Column(
            name="definition_version",
            kind=Kind.TEXT,
            required=True,
            sentence="Whose definition it follows, and which edition.",
        ),
        Column(name="unit_type", kind=Kind.TEXT, required=True, sentence="What kind of unit.", codes=UNIT_TYPES),
        Column(name="unit_id", kind=Kind.TEXT, sentence="Which level or school; empty for the district."),
        Column(
            name="group_id",
            kind=Kind.TEXT,
            required=True,
            sentence="'all', or breakdown=value such as sex=female.",
            pattern="^(all|[a-z_]+=.+)$",
            form="all, or breakdown=value such as sex=female",
        ),
        Column(name="slice", kind=Kind.TEXT, sentence="Subject, grade band or topic; empty where there is none."),
        Column(
            name="period_start",
            kind=Kind.DATE,
            required=True,
            sentence="The first day the number speaks of.",
            minimum="1990-01-01",
            maximum="2100-12-31",
        ),
        Column(
            name="period_end",
            kind=Kind.DATE,
            required=True,
            sentence="The last day the number speaks of.",
            minimum="1990-01-01",
            maximum="2100-12-31",
        ),
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
        Column(name="status", kind=Kind.TEXT, required=True, sentence="What an empty rate means.", codes=STATUS),
        Column(name="authority", kind=Kind.TEXT, required=True, sentence="Who computed it."),
        Column(
            name="is_published",
            kind=Kind.BOOLEAN,
            required=True,
            sentence="True where the authority has itself published this very number.",
        ),
    ),
    key=("measure", "definition_version", "unit_type", "unit_id", "group_id", "slice", "period_start", "period_end"),
    row_rules=(
        RowRule(
            name="period_in_order",
            sentence="A period does not end before it starts.",
            broken_when="period_end < period_start",
            columns=("period_start", "period_end"),
        ),
        RowRule(
            name="unit_named",
            sentence="A level or school is named.",
            broken_when="unit_type <> 'district' and unit_id is null",
            columns=("unit_id",),
        ),
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
    date_column="period_end",
)
