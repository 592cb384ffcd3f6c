"""What departments do."""

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="initiatives",
    title="Initiatives",
    grain="one row per initiative",
    sentence="Everything a department asks schools or itself to do for a while, mandated or chosen.",
    columns=(
        Column(
            name="initiative_id", kind=Kind.TEXT, required=True, sentence="A short name that stays the same over years."
        ),
        Column(name="title", kind=Kind.TEXT, required=True, sentence="The name people use."),
        Column(name="description", kind=Kind.TEXT, sentence="What is done, for whom, in a sentence or two."),
        Column(
            name="lead_department_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The department that leads.",
            refers_to="departments.department_id",
        ),
        Column(name="owner", kind=Kind.TEXT, sentence="The person who answers for it."),
        Column(
            name="status",
            kind=Kind.TEXT,
            required=True,
            sentence="Where it stands.",
            codes={
                "planned": "Planned",
                "active": "Active",
                "paused": "Paused",
                "stopped": "Stopped",
                "completed": "Completed",
            },
        ),
        date_column("start_date", "The first day.", required=True),
        date_column("end_date", "The last day; empty while none is set."),
        Column(
            name="is_mandated",
            kind=Kind.BOOLEAN,
            required=True,
            sentence="True where law or contract leaves no choice.",
        ),
        Column(name="measure", kind=Kind.TEXT, sentence="The indicator that will tell whether it works."),
        Column(name="budget_usd", kind=Kind.DECIMAL, unit="US dollars a year", sentence="What it costs.", minimum=0),
        Column(name="target_group", kind=Kind.TEXT, sentence="Whom it serves."),
        Column(
            name="evidence_tier",
            kind=Kind.INTEGER,
            unit="ESEA 8101(21) tier",
            sentence="1 strong to 4 rationale.",
            minimum=1,
            maximum=4,
        ),
        date_column("review_date", "When it is next decided on."),
    ),
    key=("initiative_id",),
    row_rules=(
        RowRule(
            name="end_not_before_start",
            sentence="An initiative does not end before it starts.",
            broken_when="end_date < start_date",
            columns=("start_date", "end_date"),
        ),
    ),
    date_column="start_date",
    last_day_column="end_date",
    is_lasting=True,
)
