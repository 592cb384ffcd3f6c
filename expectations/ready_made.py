"""What counts and rates share: of what, for whom and when a ready-made figure speaks."""

from expectations.codes import UNIT_TYPES
from expectations.contract import Column, Kind, RowRule

OF_WHAT = (
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
)

IS_PUBLISHED = Column(
    name="is_published",
    kind=Kind.BOOLEAN,
    required=True,
    sentence="True where the authority has itself published this very number.",
)

KEY = ("measure", "definition_version", "unit_type", "unit_id", "group_id", "slice", "period_start", "period_end")

RULES = (
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
)
