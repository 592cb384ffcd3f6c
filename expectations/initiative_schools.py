"""Where an initiative is at work, and what it asks of people there."""

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="initiative_schools",
    title="Schools of initiatives",
    grain="one row per initiative and school",
    sentence="Where an initiative is at work, and what it asks of people there.",
    columns=(
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The initiative.",
            refers_to="initiatives.initiative_id",
        ),
        Column(name="school_id", kind=Kind.TEXT, required=True, sentence="The school.", refers_to="schools.school_id"),
        Column(
            name="staff_hours_per_month",
            kind=Kind.DECIMAL,
            unit="hours a month, all staff together",
            sentence="Time asked of the school's staff.",
            minimum=0,
        ),
        date_column("start_date", "The first day at the school; that of the initiative when empty."),
        date_column("end_date", "The last day at the school; that of the initiative when empty."),
    ),
    key=("initiative_id", "school_id"),
    row_rules=(
        RowRule(
            name="end_not_before_start",
            sentence="Work at a school does not end before it starts.",
            broken_when="end_date < start_date",
            columns=("start_date", "end_date"),
        ),
    ),
    school_column="school_id",
)
