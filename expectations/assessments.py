"""Test results, as delivered by the state or a vendor."""

from expectations.codes import grades
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import FIRST_DATE, LAST_DATE, date_column

# A window of a season takes weeks; one that lasts longer is a year, or a date of something else.
MOST_DAYS = 120

CONTRACT = Contract(
    dataset="assessments",
    title="Assessments",
    grain="one row per student, assessment, subject and window",
    sentence=(
        "Results with the level the test's owner gave. Students who should have been tested and were not are rows too, "
        "where the file has them."
    ),
    columns=(
        Column(
            name="student_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The same number as in enrolment.",
            refers_to="enrolment.student_id",
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            required=True,
            sentence="Where the student was tested.",
            refers_to="schools.school_id",
        ),
        Column(
            name="assessment", kind=Kind.TEXT, required=True, sentence="The test's name; a new scale is a new name."
        ),
        Column(name="subject", kind=Kind.TEXT, required=True, sentence="The subject, such as reading or mathematics."),
        Column(
            name="grade",
            kind=Kind.TEXT,
            required=True,
            sentence="The grade tested, as a CEDS code.",
            codes=grades.CODES,
            spellings=grades.SPELLINGS,
        ),
        date_column("window_start_date", "The first day of the testing window.", required=True),
        date_column("window_end_date", "The last day of the testing window.", required=True),
        Column(
            name="status",
            kind=Kind.TEXT,
            required=True,
            sentence="Whether there is a valid score.",
            codes={
                "valid": "Valid score",
                "not_tested": "Enrolled, not tested",
                "exempt": "Exempt by the test's rules",
                "invalid": "Tested, score not valid",
            },
        ),
        Column(name="scale_score", kind=Kind.DECIMAL, unit="points of the test's own scale", sentence="The score."),
        Column(name="performance_level", kind=Kind.TEXT, sentence="The level in the test's own words."),
        Column(
            name="is_proficient",
            kind=Kind.BOOLEAN,
            sentence="Whether the level counts as proficient, by the test's owner.",
        ),
        Column(
            name="growth_percentile",
            kind=Kind.INTEGER,
            unit="percentile, 1..99",
            sentence="The student growth percentile, as the test's owner computed it.",
            minimum=1,
            maximum=99,
        ),
        Column(
            name="met_typical_growth",
            kind=Kind.BOOLEAN,
            sentence="Whether the student grew at least as much as is typical, by the test's owner.",
        ),
    ),
    key=("student_id", "assessment", "subject", "window_start_date"),
    row_rules=(
        RowRule(
            name="valid_has_result",
            sentence="A valid score says whether it is proficient.",
            broken_when="status = 'valid' and is_proficient is null",
            columns=("status", "is_proficient"),
        ),
        RowRule(
            name="result_needs_valid",
            sentence="Only a valid score is proficient.",
            broken_when="status <> 'valid' and is_proficient",
            columns=("status", "is_proficient"),
        ),
        RowRule(
            name="window_in_order",
            sentence="A window does not end before it starts.",
            broken_when="window_end_date < window_start_date",
            columns=("window_start_date", "window_end_date"),
        ),
        # A birth date in the place of the first day would be printed as the start of a period.
        RowRule(
            name="window_is_short",
            sentence=f"A testing window lasts at most {MOST_DAYS} days.",
            # A date that is none has a rule of its own.
            broken_when=(
                f"window_end_date >= window_start_date + {MOST_DAYS} "
                f"and window_start_date >= date '{FIRST_DATE}' and window_end_date <= date '{LAST_DATE}'"
            ),
            columns=("window_start_date", "window_end_date"),
        ),
    ),
    school_column="school_id",
    date_column="window_end_date",
    begun_column="window_start_date",
    dates_reach="cadence",
    person_column="student_id",
    part_column="subject",
    window_start_column="window_start_date",
    about_people=True,
)
