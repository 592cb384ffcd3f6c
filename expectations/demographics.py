"""Student groups."""

from expectations.codes import race_ethnicity, sexes
from expectations.contract import Column, Contract, Kind

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
        # An unknown code of these two holds the row back: it decides in which groups a student counts, and the last
        # good row may know.
        Column(
            name="sex",
            kind=Kind.TEXT,
            sentence="As recorded.",
            codes=sexes.CODES,
            spellings=sexes.SPELLINGS,
        ),
        Column(
            name="race_ethnicity",
            kind=Kind.TEXT,
            sentence="One of the federal categories; Hispanic of any race first.",
            codes=race_ethnicity.CODES,
            spellings=race_ethnicity.SPELLINGS,
        ),
        Column(name="english_learner", kind=Kind.BOOLEAN, sentence="Identified as an English learner."),
        Column(name="disability", kind=Kind.BOOLEAN, sentence="Has an individual education program."),
        Column(name="economically_disadvantaged", kind=Kind.BOOLEAN, sentence="By the state's definition."),
        Column(name="homeless", kind=Kind.BOOLEAN, sentence="By the McKinney-Vento definition."),
        Column(name="foster_care", kind=Kind.BOOLEAN, sentence="In foster care."),
    ),
    key=("student_id",),
    person_column="student_id",
    about_people=True,
    is_lasting=True,
)
