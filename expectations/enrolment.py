"""Enrolment spells."""

from expectations.codes import exits, grades
from expectations.contract import Column, Contract, Kind, RowRule, TableRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="enrolment",
    title="Enrolment",
    grain="one row per student, school and spell",
    sentence="From when to when a student belonged to a school. Students who left stay in.",
    columns=(
        Column(
            name="student_id", kind=Kind.TEXT, required=True, sentence="The district's own number, leading zeros kept."
        ),
        Column(
            name="state_student_id",
            kind=Kind.TEXT,
            sentence="The number that the state or a vendor has for the same student, to match their files by.",
        ),
        Column(name="school_id", kind=Kind.TEXT, required=True, sentence="The school.", refers_to="schools.school_id"),
        date_column("entry_date", "The first day.", required=True),
        date_column("exit_date", "The last day enrolled; empty while it lasts."),
        Column(
            name="grade",
            kind=Kind.TEXT,
            required=True,
            sentence="The grade, as a CEDS code.",
            codes=grades.CODES,
            spellings=grades.SPELLINGS,
        ),
        Column(
            name="repeats_grade",
            kind=Kind.BOOLEAN,
            sentence="True where the student is in this grade for another year.",
        ),
        Column(
            name="exit_type",
            kind=Kind.TEXT,
            sentence="How the spell ended.",
            codes=exits.CODES,
            spellings=exits.SPELLINGS,
            # Who is enrolled when is said by the dates.
            only_classifies=True,
        ),
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
        RowRule(
            name="exit_type_has_date",
            sentence="A spell that ended in some way says when.",
            broken_when="exit_type is not null and exit_date is null",
            columns=("exit_type", "exit_date"),
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
    person_column="student_id",
    about_people=True,
    is_lasting=True,
)
