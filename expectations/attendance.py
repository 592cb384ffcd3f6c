"""Daily attendance."""

from expectations.contract import Column, Contract, Kind

CONTRACT = Contract(
    dataset="attendance",
    title="Attendance",
    grain="one row per student, school and session day",
    sentence=(
        "Which part of each day in session a student was present. A day nobody took attendance has an empty part, "
        "and is not an absence."
    ),
    columns=(
        Column(name="student_id", kind=Kind.TEXT, required=True, sentence="The same number as in enrolment."),
        Column(name="school_id", kind=Kind.TEXT, required=True, sentence="The school.", refers_to="schools.school_id"),
        Column(
            name="date", kind=Kind.DATE, required=True, sentence="The day.", minimum="1990-01-01", maximum="2100-12-31"
        ),
        Column(
            name="present_fraction",
            kind=Kind.DECIMAL,
            unit="part of the day, 0..1",
            sentence="1 present, 0.5 half the day, 0 absent; empty: not reported.",
            minimum=0,
            maximum=1,
        ),
        Column(
            name="absence_reason",
            kind=Kind.TEXT,
            sentence="Excused or not, as recorded. Chronic absence counts both.",
            codes={"excused": "Excused", "unexcused": "Unexcused", "suspension": "Suspended"},
        ),
    ),
    key=("student_id", "school_id", "date"),
    school_column="school_id",
    date_column="date",
    dates_reach="cadence",
    every_school=True,
    about_people=True,
    person_column="student_id",
)
