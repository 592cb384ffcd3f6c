"""Visits of the central office to schools."""

from expectations.contract import Column, Contract, Kind
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="support_visits",
    title="Support visits",
    grain="one row per visit",
    sentence="Which department was at which school, for how long and for what: support, to hold against need.",
    columns=(
        Column(name="visit_id", kind=Kind.TEXT, required=True, sentence="A short name or number of the visit."),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The department that came.",
            refers_to="departments.department_id",
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The school.",
            refers_to="schools.school_id",
        ),
        date_column("date", "The day.", required=True),
        Column(
            name="kind",
            kind=Kind.TEXT,
            required=True,
            sentence="What sort of visit.",
            codes={
                "coaching": "Coaching of teachers or leaders",
                "walkthrough": "A look into classrooms, and a talk about it",
                "meeting": "A meeting or work on a plan",
                "training": "Training at the school",
                "compliance": "A check that law or contract asks for",
                "other": "Another visit",
            },
        ),
        Column(
            name="hours",
            kind=Kind.DECIMAL,
            unit="hours, all visitors together",
            required=True,
            sentence="Time spent at the school.",
            minimum=0,
        ),
        Column(name="topic", kind=Kind.TEXT, required=True, sentence="What it was about, in a word or two."),
        Column(name="visitor", kind=Kind.TEXT, sentence="Who came."),
        Column(name="goal_id", kind=Kind.TEXT, sentence="The goal it serves.", refers_to="goals.goal_id"),
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative it belongs to.",
            refers_to="initiatives.initiative_id",
        ),
    ),
    key=("visit_id",),
    date_column="date",
    dates_reach="year",
)
