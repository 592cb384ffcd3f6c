"""What people in the central office and in schools are good at."""

from expectations.contract import Column, Contract, Kind
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="expertise",
    title="Expertise",
    grain="one row per person and topic",
    sentence="Who can be asked about what, by what they have done. People are named with their consent.",
    columns=(
        Column(name="person", kind=Kind.TEXT, required=True, sentence="The name people use."),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department, in the central office.",
            refers_to="departments.department_id",
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school, for people of a school.",
            refers_to="schools.school_id",
        ),
        Column(name="topic", kind=Kind.TEXT, required=True, sentence="What the person can be asked about."),
        Column(name="evidence", kind=Kind.TEXT, required=True, sentence="What the person has done, in a sentence."),
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative in which it was done.",
            refers_to="initiatives.initiative_id",
        ),
        Column(name="goal_id", kind=Kind.TEXT, sentence="The goal it serves.", refers_to="goals.goal_id"),
        date_column("since_date", "Since when."),
    ),
    key=("person", "topic"),
    date_column="since_date",
)
