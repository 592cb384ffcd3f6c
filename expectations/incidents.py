"""Behaviour incidents and what was done."""

from expectations.contract import Column, Contract, Kind

CONTRACT = Contract(
    dataset="incidents",
    title="Incidents",
    grain="one row per incident, student and action",
    sentence="Actions taken after an incident. Rates count students once, however many incidents they had.",
    columns=(
        Column(name="incident_id", kind=Kind.TEXT, required=True, sentence="The number of the incident."),
        Column(name="student_id", kind=Kind.TEXT, required=True, sentence="The same number as in enrolment."),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            required=True,
            sentence="Where it happened.",
            refers_to="schools.school_id",
        ),
        Column(
            name="date",
            kind=Kind.DATE,
            required=True,
            sentence="When it happened.",
            minimum="1990-01-01",
            maximum="2100-12-31",
        ),
        Column(name="behavior", kind=Kind.TEXT, sentence="What happened, in the district's own code."),
        Column(
            name="action",
            kind=Kind.TEXT,
            required=True,
            sentence="What was done.",
            codes={
                "none": "No action, or a conversation",
                "in_school_suspension": "In-school suspension",
                "out_of_school_suspension": "Out-of-school suspension",
                "expulsion": "Expulsion, with or without services",
                "other": "Another action that removes nobody",
            },
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
    dates_reach="cadence",
    about_people=True,
    person_column="student_id",
)
