"""What a reader must know about the data."""

from expectations.contract import Column, Contract, Kind

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
        Column(
            name="start_date",
            kind=Kind.DATE,
            required=True,
            sentence="From when it holds.",
            minimum="1990-01-01",
            maximum="2100-12-31",
        ),
        Column(
            name="end_date",
            kind=Kind.DATE,
            sentence="Until when; empty: it still holds.",
            minimum="1990-01-01",
            maximum="2100-12-31",
        ),
        Column(name="text", kind=Kind.TEXT, required=True, sentence="The note, as a reader of a brief should read it."),
        Column(name="author", kind=Kind.TEXT, required=True, sentence="Who says so."),
    ),
    key=("note_id",),
    date_column="start_date",
)
