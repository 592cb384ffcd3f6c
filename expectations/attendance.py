"""Daily attendance."""

from expectations.codes import absence_reasons
from expectations.contract import Column, Contract, CrossRule, Kind
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="attendance",
    title="Attendance",
    grain="one row per student, school and session day",
    sentence=(
        "Which part of each day in session a student was present. A day nobody took attendance has an empty part, "
        "and is not an absence."
    ),
    columns=(
        Column(
            name="student_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The same number as in enrolment.",
            refers_to="enrolment.student_id",
        ),
        Column(name="school_id", kind=Kind.TEXT, required=True, sentence="The school.", refers_to="schools.school_id"),
        date_column("date", "The day.", required=True),
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
            codes=absence_reasons.CODES,
            spellings=absence_reasons.SPELLINGS,
            only_classifies=True,
        ),
    ),
    key=("student_id", "school_id", "date"),
    cross_rules=(
        CrossRule(
            name="absent_while_enrolled",
            sentence="Who is absent is enrolled at that school that day.",
            reads=("enrolment",),
            broken_when="""
                staged.present_fraction < 1
                and not exists (
                    select 1
                    from enrolment
                    where
                        enrolment.student_id = staged.student_id
                        and enrolment.school_id = staged.school_id
                        and enrolment.entry_date <= staged.date
                        and coalesce(enrolment.exit_date, date '9999-12-31') >= staged.date
                )""",
            columns=("student_id", "school_id", "date"),
        ),
    ),
    school_column="school_id",
    date_column="date",
    dates_reach="cadence",
    every_school=True,
    person_column="student_id",
    about_people=True,
)
