"""Promises made in a meeting."""

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="commitments",
    title="Commitments",
    grain="one row per promise",
    sentence="Who promised what, by when, and what became of it. The next brief opens with the open ones.",
    columns=(
        Column(name="commitment_id", kind=Kind.TEXT, required=True, sentence="A short name that stays the same."),
        Column(name="text", kind=Kind.TEXT, required=True, sentence="What was promised, in one sentence."),
        Column(name="owner", kind=Kind.TEXT, sentence="The person; a promise without one is shown as such."),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The person's department.",
            refers_to="departments.department_id",
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school it is for, if it is for one.",
            refers_to="schools.school_id",
        ),
        Column(name="goal_id", kind=Kind.TEXT, sentence="The goal it serves.", refers_to="goals.goal_id"),
        date_column("made_date", "When it was made.", required=True),
        date_column("due_date", "By when.", required=True),
        Column(
            name="status",
            kind=Kind.TEXT,
            required=True,
            sentence="What became of it.",
            codes={"open": "Open", "kept": "Kept", "late": "Kept late", "dropped": "Dropped"},
        ),
        date_column("done_date", "When it was kept."),
        Column(name="reason", kind=Kind.TEXT, sentence="Why it was dropped or is late."),
    ),
    key=("commitment_id",),
    row_rules=(
        RowRule(
            name="due_not_before_made",
            sentence="A promise is not due before it is made.",
            broken_when="due_date < made_date",
            columns=("made_date", "due_date"),
        ),
        RowRule(
            name="done_has_date",
            sentence="A kept promise says when.",
            broken_when="status in ('kept', 'late') and done_date is null",
            columns=("status", "done_date"),
        ),
        RowRule(
            name="dropped_has_reason",
            sentence="A dropped promise says why.",
            broken_when="status = 'dropped' and reason is null",
            columns=("status", "reason"),
            severity="warning",
        ),
    ),
    date_column="made_date",
)
