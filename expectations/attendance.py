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
            name="enrolled_that_day",
            sentence="Who is present or absent is enrolled at that school that day.",
            reads=("enrolment",),
            # An anti join takes a tenth of the time of `not exists`, for which each day would be looked up by itself.
            # Of a student whom nobody has enrolled the number is wrong, which has a reason of its own.
            broken_when="""
                staged._id in (
                    select day._id
                    from staged as day
                    anti join enrolment
                        on enrolment.student_id = day.student_id
                        and enrolment.school_id = day.school_id
                        and day.date between enrolment.entry_date and coalesce(enrolment.exit_date, day.date)
                    where
                        day.present_fraction is not null
                        and day.student_id in (select student_id from enrolment)
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
