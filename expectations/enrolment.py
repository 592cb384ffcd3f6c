"""Enrolment spells."""

from expectations.codes import GRADES
from expectations.contract import Column, Contract, Kind, RowRule, TableRule

CONTRACT = Contract(
    dataset="enrolment",
    title="Enrolment",
    grain="one row per student, school and spell",
    sentence="From when to when a student belonged to a school. Students who left stay in.",
    columns=(
        Column(
            name="student_id", kind=Kind.TEXT, required=True, sentence="The district's own number, leading zeros kept."
        ),
        Column(name="school_id", kind=Kind.TEXT, required=True, sentence="The school.", refers_to="schools.school_id"),
        Column(
            name="entry_date",
            kind=Kind.DATE,
            required=True,
            sentence="The first day.",
            minimum="1990-01-01",
            maximum="2100-12-31",
        ),
        Column(
            name="exit_date",
            kind=Kind.DATE,
            sentence="The last day enrolled; empty while it lasts.",
            minimum="1990-01-01",
            maximum="2100-12-31",
        ),
        Column(name="grade", kind=Kind.TEXT, required=True, sentence="The grade, as a CEDS code.", codes=GRADES),
        Column(name="exit_reason", kind=Kind.TEXT, sentence="Why the spell ended, in the student system's words."),
    ),
    key=("student_id", "school_id", "entry_date"),
    row_rules=(
        RowRule(
            name="exit_not_before_entry",
            sentence="A spell does not end before it begins.",
            broken_when="exit_date < entry_date",
            columns=("entry_date", "exit_date"),
        ),
    ),
    table_rules=(
        TableRule(
            name="spells_do_not_overlap",
            sentence="A student is in one place at a time at one school.",
            broken_rows="""
                select student_id from (
                    select student_id, entry_date,
                        max(coalesce(exit_date, date '2100-12-31')) over (
                            partition by student_id, school_id order by entry_date
                            rows between unbounded preceding and 1 preceding
                        ) as earlier_exit_date
                    from {batch}
                ) where entry_date <= earlier_exit_date""",
            severity="warning",
        ),
    ),
    school_column="school_id",
    date_column="entry_date",
    dates_reach="year",
    every_school=True,
    about_people=True,
    person_column="student_id",
)
