"""Student groups."""

from expectations.contract import Column, Contract, Kind

RACE_ETHNICITY = {
    "american_indian": "American Indian or Alaska Native",
    "asian": "Asian",
    "black": "Black or African American",
    "hispanic": "Hispanic or Latino of any race",
    "pacific_islander": "Native Hawaiian or Pacific Islander",
    "white": "White",
    "two_or_more": "Two or more races",
    "not_reported": "Chose not to respond, or not collected",
}

CONTRACT = Contract(
    dataset="demographics",
    title="Demographics",
    grain="one row per student",
    sentence="The student groups that gaps are looked at by. Names and birth dates are not asked for and not kept.",
    columns=(
        Column(name="student_id", kind=Kind.TEXT, required=True, sentence="The same number as in enrolment."),
        Column(
            name="sex",
            kind=Kind.TEXT,
            sentence="As recorded.",
            codes={"female": "Female", "male": "Male", "another": "Another or not stated"},
        ),
        Column(
            name="race_ethnicity",
            kind=Kind.TEXT,
            sentence="One of the federal categories; Hispanic of any race first.",
            codes=RACE_ETHNICITY,
        ),
        Column(name="english_learner", kind=Kind.BOOLEAN, sentence="Identified as an English learner."),
        Column(name="disability", kind=Kind.BOOLEAN, sentence="Has an individual education program."),
        Column(name="economically_disadvantaged", kind=Kind.BOOLEAN, sentence="By the state's definition."),
        Column(name="homeless", kind=Kind.BOOLEAN, sentence="By the McKinney-Vento definition."),
        Column(name="foster_care", kind=Kind.BOOLEAN, sentence="In foster care."),
    ),
    key=("student_id",),
    about_people=True,
    person_column="student_id",
)
