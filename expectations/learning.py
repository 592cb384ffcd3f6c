"""Professional learning: who learned what, for how long."""

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="learning",
    title="Professional learning",
    grain="one row per session, day and participant, or group of participants",
    sentence="Hours of professional learning, day by day: three days are three rows, which tells what is sustained.",
    columns=(
        Column(name="session_id", kind=Kind.TEXT, required=True, sentence="A short name of the session."),
        Column(name="title", kind=Kind.TEXT, sentence="The session's title."),
        Column(name="topic", kind=Kind.TEXT, required=True, sentence="What it was about, in a word or two."),
        date_column("date", "The day.", required=True),
        Column(
            name="hours",
            kind=Kind.DECIMAL,
            unit="hours a participant",
            required=True,
            sentence="How long a participant was there that day.",
            minimum=0,
            maximum=24,
        ),
        Column(
            name="staff_id",
            kind=Kind.TEXT,
            sentence="The participant; empty where only the number of participants is known.",
            refers_to="staff.staff_id",
        ),
        Column(
            name="participants_n",
            kind=Kind.INTEGER,
            unit="people",
            sentence="How many the row speaks of; empty or 1 for a participant.",
            minimum=0,
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school of the participants; empty for the central office and for mixed groups.",
            refers_to="schools.school_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department that offered it.",
            refers_to="departments.department_id",
        ),
        Column(name="goal_id", kind=Kind.TEXT, sentence="The goal it serves.", refers_to="goals.goal_id"),
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative it belongs to.",
            refers_to="initiatives.initiative_id",
        ),
        Column(name="is_mandatory", kind=Kind.BOOLEAN, sentence="True where people had to come."),
    ),
    key=("session_id", "date", "staff_id", "school_id"),
    row_rules=(
        RowRule(
            name="a_person_is_one",
            sentence="A row about one participant counts one.",
            broken_when="staff_id is not null and participants_n <> 1",
            columns=("staff_id", "participants_n"),
        ),
        RowRule(
            name="somebody_came",
            sentence="A row says who took part, or how many.",
            broken_when="staff_id is null and participants_n is null",
            columns=("staff_id", "participants_n"),
        ),
    ),
    school_column="school_id",
    date_column="date",
    dates_reach="year",
    person_column="staff_id",
    about_people=True,
)
