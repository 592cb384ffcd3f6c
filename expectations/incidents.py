"""Behaviour incidents and what was done."""

from expectations.codes import discipline
from expectations.contract import Column, Contract, Kind
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="incidents",
    title="Incidents",
    grain="one row per incident, student and action",
    sentence="Actions taken after an incident. Rates count students once, however many incidents they had.",
    columns=(
        Column(name="incident_id", kind=Kind.TEXT, required=True, sentence="The number of the incident."),
        Column(
            name="student_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The same number as in enrolment.",
            refers_to="enrolment.student_id",
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            required=True,
            sentence="Where it happened.",
            refers_to="schools.school_id",
        ),
        date_column("date", "When it happened.", required=True),
        Column(name="behavior", kind=Kind.TEXT, sentence="What happened, in the district's own code."),
        Column(
            name="is_serious",
            kind=Kind.BOOLEAN,
            sentence="True where the district's code of conduct counts the behavior as serious.",
        ),
        Column(
            name="action",
            kind=Kind.TEXT,
            required=True,
            sentence="What was done.",
            codes=discipline.CODES,
            spellings=discipline.SPELLINGS,
        ),
        Column(
            name="days_removed",
            kind=Kind.DECIMAL,
            unit="school days",
            sentence="How long the student was out.",
            minimum=0,
            maximum=365,
        ),
    ),
    key=("incident_id", "student_id", "action"),
    school_column="school_id",
    date_column="date",
    begun_column="date",
    dates_reach="cadence",
    person_column="student_id",
    about_people=True,
)
