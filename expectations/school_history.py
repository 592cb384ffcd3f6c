"""What became of schools."""

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="school_history",
    title="History of schools",
    grain="one row per school, change and school that stands for it now",
    sentence=(
        "Schools that opened, closed, were renumbered, merged or split, so that older figures find the school that "
        "stands for them now."
    ),
    columns=(
        # No reference: a number that is no longer used need not be in schools.
        Column(name="school_id", kind=Kind.TEXT, required=True, sentence="The number before the change."),
        Column(
            name="change",
            kind=Kind.TEXT,
            required=True,
            sentence="What happened.",
            codes={
                "opened": "Opened",
                "closed": "Closed",
                "renumbered": "Goes on under another number",
                "merged": "Became part of another school",
                "split": "Became several schools, a row for each",
                "renamed": "Has another name, and the same number",
            },
        ),
        date_column("change_date", "The first day on which it is so.", required=True),
        Column(
            name="successor_school_id",
            kind=Kind.TEXT,
            # No reference either: it may have been merged itself since, which a later line says.
            sentence="The school that stands for it since; where that changed again later, another line says so.",
        ),
        Column(name="former_name", kind=Kind.TEXT, sentence="The name people used before."),
        Column(name="reason", kind=Kind.TEXT, sentence="Why, in a few words."),
    ),
    key=("school_id", "change", "change_date", "successor_school_id"),
    row_rules=(
        RowRule(
            name="successor_named",
            sentence="A school that was renumbered, merged or split says what stands for it now.",
            broken_when="change in ('renumbered', 'merged', 'split') and successor_school_id is null",
            columns=("change", "successor_school_id"),
        ),
        RowRule(
            name="successor_is_another",
            sentence="A school does not follow itself.",
            broken_when="successor_school_id = school_id",
            columns=("school_id", "successor_school_id"),
        ),
    ),
    date_column="change_date",
)
