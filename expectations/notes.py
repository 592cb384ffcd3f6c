"""What a reader must know about the data."""

from expectations.contract import Column, Contract, CrossRule, Kind
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="notes",
    title="Notes",
    grain="one row per note",
    sentence="Changes of definition, approved chart phases, known problems: what a number needs said beside it.",
    columns=(
        Column(name="note_id", kind=Kind.TEXT, required=True, sentence="A short name that stays the same."),
        Column(
            name="kind",
            kind=Kind.TEXT,
            required=True,
            sentence="What sort of note.",
            codes={
                "definition_change": "A definition or scale changed",
                "phase": "An approved phase of a chart",
                "data_problem": "A known problem of the data",
                "no_session": "A day on which schools were closed",
            },
        ),
        Column(name="dataset", kind=Kind.TEXT, sentence="Which dataset it is about, by its name in district.toml."),
        Column(name="measure", kind=Kind.TEXT, sentence="Which measure it is about."),
        Column(
            name="unit_type",
            kind=Kind.TEXT,
            sentence="Which kind of unit; all when empty.",
            codes={"district": "The district", "level": "A level", "school": "One school"},
        ),
        Column(name="unit_id", kind=Kind.TEXT, sentence="Which unit; all when empty."),
        date_column("start_date", "From when it holds.", required=True),
        date_column("end_date", "Until when; empty: it still holds."),
        Column(name="text", kind=Kind.TEXT, required=True, sentence="The note, as a reader of a brief should read it."),
        Column(name="author", kind=Kind.TEXT, required=True, sentence="Who says so."),
    ),
    key=("note_id",),
    cross_rules=(
        CrossRule(
            name="school_is_known",
            sentence="A school that a note is about is in schools.",
            reads=("schools",),
            broken_when="""
                staged.unit_type = 'school'
                and staged.unit_id is not null
                and not exists (select 1 from schools where schools.school_id = staged.unit_id)""",
            columns=("unit_type", "unit_id"),
        ),
        CrossRule(
            name="begins_a_chart_anew",
            sentence="A note of a phase or a changed definition names a measure of `throughline indicators`.",
            reads=("measures",),
            broken_when="""
                staged.kind in ('phase', 'definition_change')
                and not exists (select 1 from measures where measures.measure = staged.measure)
                and (staged.kind = 'phase' or staged.measure is not null)""",
            columns=("kind", "measure"),
            severity="warning",
        ),
    ),
    date_column="start_date",
)
