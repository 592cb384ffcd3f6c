"""How far professional learning communities have come."""

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="maturity",
    title="Learning communities",
    grain="one row per team, element of the rubric, date and rater",
    sentence=(
        "Where teams stand on a rubric of professional learning communities, with what was seen. Levels are an order "
        "and no numbers: they have no mean."
    ),
    columns=(
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school of the team.",
            refers_to="schools.school_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department of a team in the central office.",
            refers_to="departments.department_id",
        ),
        Column(name="team", kind=Kind.TEXT, sentence="Which team; empty where the school or department is one."),
        Column(
            name="rubric",
            kind=Kind.TEXT,
            required=True,
            sentence="The rubric, with its edition; levels of two rubrics are not compared.",
        ),
        Column(name="element", kind=Kind.TEXT, required=True, sentence="The element of the rubric."),
        Column(
            name="level",
            kind=Kind.TEXT,
            required=True,
            sentence="How far the team has come.",
            codes={
                "pre_initiating": "Nothing yet",
                "initiating": "Begun by a few",
                "implementing": "Done by many, for compliance",
                "developing": "Done by most, since it helps",
                "sustaining": "How things are done here",
            },
            spellings={"pre_initiating": ("Pre-initiating",)},
        ),
        date_column("date", "The day of the rating.", required=True),
        Column(name="rater", kind=Kind.TEXT, required=True, sentence="Who rated: the team itself, or somebody else."),
        Column(name="evidence", kind=Kind.TEXT, sentence="What was seen, in a sentence."),
    ),
    key=("school_id", "department_id", "team", "rubric", "element", "date", "rater"),
    row_rules=(
        RowRule(
            name="is_somewhere",
            sentence="A team is at a school or in a department.",
            broken_when="school_id is null and department_id is null",
            columns=("school_id", "department_id"),
        ),
        RowRule(
            name="has_evidence",
            sentence="A level says what was seen.",
            broken_when="evidence is null",
            columns=("evidence",),
            severity="warning",
        ),
    ),
    date_column="date",
    begun_column="date",
    part_column="element",
)
