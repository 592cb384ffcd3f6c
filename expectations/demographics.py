"""Student groups."""

from expectations.contract import Column, Contract, Kind
from expectations.group_columns import GROUP_COLUMNS

CONTRACT = Contract(
    dataset="demographics",
    title="Demographics",
    grain="one row per student",
    sentence="The student groups that gaps are looked at by. Names and birth dates are not asked for and not kept.",
    columns=(
        Column(
            name="student_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The same number as in enrolment.",
            refers_to="enrolment.student_id",
        ),
        *GROUP_COLUMNS,
    ),
    key=("student_id",),
    person_column="student_id",
    about_people=True,
    is_lasting=True,
)
