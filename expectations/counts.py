"""Ready-made counts, from those who have no student rows to give."""

from expectations.codes import STATUS, UNIT_TYPES
from expectations.contract import Column, Contract, Kind, RowRule

CONTRACT = Contract(
    dataset="counts",
    title="Counts",
    grain="one row per measure, unit, group, slice and period",
    sentence="Numerators and denominators that somebody else has counted: a state file, a vendor's report.",
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
        Column(name="status", kind=Kind.TEXT, required=True, sentence="What an empty count means.", codes=STATUS),
        Column(name="authority", kind=Kind.TEXT, required=True, sentence="Who counted."),
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
    date_column="period_end",
)
