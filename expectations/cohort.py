"""Members of four-year graduation cohorts."""

from expectations.codes import cohort_outcomes
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column
from expectations.group_columns import GROUP_COLUMNS

_LEAVERS = ", ".join(f"'{code}'" for code in cohort_outcomes.LEAVERS)

CONTRACT = Contract(
    dataset="cohort",
    title="Graduation cohorts",
    grain="one row per student, who belongs to one cohort for good",
    sentence=(
        "Who entered grade 9 with whom, joined or left, and what became of them by 20 U.S.C. 7801(25). "
        "Those of whom nobody knows stay in."
    ),
    columns=(
        # No reference: most left enrolment years ago.
        Column(
            name="student_id", kind=Kind.TEXT, required=True, sentence="The same number as enrolment has or once had."
        ),
        Column(
            name="cohort_year",
            kind=Kind.INTEGER,
            unit="calendar year in which a school year ends",
            required=True,
            sentence="The fourth year since entering grade 9, whatever grade the student is in.",
            minimum=1990,
            maximum=2100,
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The school that answers for the student.",
            refers_to="schools.school_id",
        ),
        date_column("entered_date", "The first day in the cohort.", required=True),
        Column(
            name="entered_as",
            kind=Kind.TEXT,
            required=True,
            sentence="How the student came into it.",
            codes={"first_time": "In grade 9 for the first time", "joined": "Joined later"},
        ),
        Column(
            name="outcome",
            kind=Kind.TEXT,
            required=True,
            sentence="What became of the student.",
            codes=cohort_outcomes.CODES,
            spellings=cohort_outcomes.SPELLINGS,
        ),
        date_column("outcome_date", "When; empty while the student is enrolled or where nobody knows."),
        Column(
            name="is_documented",
            kind=Kind.BOOLEAN,
            sentence="True where the receiving school or an office has confirmed in writing why the student left.",
        ),
        # Most members are in no list of demographics any more; here a group is one of any time in the cohort.
        *GROUP_COLUMNS,
    ),
    key=("student_id",),
    row_rules=(
        RowRule(
            name="leaver_is_documented_or_not",
            sentence="For who left the cohort it is said whether that is documented.",
            broken_when=f"outcome in ({_LEAVERS}) and is_documented is null",
            columns=("outcome", "is_documented"),
        ),
        RowRule(
            name="diploma_has_date",
            sentence="A diploma has a date, which tells whether it came within four years.",
            broken_when="outcome in ('regular_diploma', 'alternate_diploma') and outcome_date is null",
            columns=("outcome", "outcome_date"),
        ),
        RowRule(
            name="outcome_not_before_entry",
            sentence="Nobody leaves a cohort before entering it.",
            broken_when="outcome_date < entered_date",
            columns=("entered_date", "outcome_date"),
        ),
    ),
    school_column="school_id",
    date_column="outcome_date",
    person_column="student_id",
    about_people=True,
    is_lasting=True,
)
