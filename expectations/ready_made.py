"""What counts and rates share: of what, for whom and when a ready-made figure speaks."""

from expectations.codes import unit_types
from expectations.contract import Column, CrossRule, Kind, RowRule
from expectations.dates import date_column

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
    Column(
        name="unit_type",
        kind=Kind.TEXT,
        required=True,
        sentence="What kind of unit.",
        codes={**unit_types.CODES, "state": "The state, whose numbers districts are held against"},
    ),
    Column(name="unit_id", kind=Kind.TEXT, sentence="Which level or school; empty for the district and the state."),
    Column(
        name="group_id",
        kind=Kind.TEXT,
        required=True,
        sentence="'all', or breakdown=value such as sex=female.",
        pattern="^(all|[a-z_]+=.+)$",
        form="all, or breakdown=value such as sex=female",
    ),
    Column(name="slice", kind=Kind.TEXT, sentence="Subject, grade band or topic; empty where there is none."),
    date_column("period_start", "The first day the number speaks of.", required=True),
    date_column("period_end", "The last day the number speaks of.", required=True),
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
        broken_when="unit_type not in ('district', 'state') and unit_id is null",
        columns=("unit_type", "unit_id"),
    ),
)

CROSS_RULES = (
    CrossRule(
        name="school_is_known",
        sentence="A school that a figure speaks of is in schools.",
        reads=("schools",),
        broken_when="""
            staged.unit_type = 'school'
            and staged.unit_id is not null
            and not exists (select 1 from schools where schools.school_id = staged.unit_id)""",
        columns=("unit_type", "unit_id"),
    ),
)
