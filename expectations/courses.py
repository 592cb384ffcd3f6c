"""Courses that students take, with marks and credits."""

from expectations.codes import course_results, grades, subjects, terms
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="courses",
    title="Courses",
    grain="one row per student, school, course, term and mark that is final or not",
    sentence="What a student took and how it ended: credits for being on track, marks on the way as a warning.",
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
            sentence="Where the course was taken.",
            refers_to="schools.school_id",
        ),
        Column(name="course_id", kind=Kind.TEXT, required=True, sentence="The number of the course in the catalogue."),
        Column(name="title", kind=Kind.TEXT, sentence="The name of the course."),
        Column(
            name="subject",
            kind=Kind.TEXT,
            required=True,
            sentence="Which subject of the core, if any.",
            codes=subjects.CODES,
            spellings=subjects.SPELLINGS,
        ),
        # It decides whose courses count for being on track, so an unknown code holds the row back.
        Column(
            name="grade",
            kind=Kind.TEXT,
            sentence="The student's grade at the time, as a CEDS code.",
            codes=grades.CODES,
            spellings=grades.SPELLINGS,
        ),
        Column(
            name="term",
            kind=Kind.TEXT,
            required=True,
            sentence="How long the term is that the mark is for.",
            codes=terms.CODES,
            spellings=terms.SPELLINGS,
        ),
        date_column("term_start_date", "The first day that the mark is for.", required=True),
        date_column("term_end_date", "The last day that the mark is for.", required=True),
        Column(
            name="is_final",
            kind=Kind.BOOLEAN,
            required=True,
            sentence="True where the mark stands; false for a mark on the way.",
        ),
        Column(name="mark", kind=Kind.TEXT, sentence="The mark, as the school writes it."),
        Column(
            name="result",
            kind=Kind.TEXT,
            required=True,
            sentence="What the mark means; empty marks are not failed courses.",
            codes=course_results.CODES,
            spellings=course_results.SPELLINGS,
        ),
        Column(
            name="credits_attempted",
            kind=Kind.DECIMAL,
            unit="credits of a full-year course",
            sentence="What it is worth.",
            minimum=0,
        ),
        Column(
            name="credits_earned",
            kind=Kind.DECIMAL,
            unit="credits of a full-year course",
            sentence="What the student got.",
            minimum=0,
        ),
    ),
    key=("student_id", "school_id", "course_id", "term_start_date", "term_end_date", "is_final"),
    row_rules=(
        RowRule(
            name="term_in_order",
            sentence="A term does not end before it starts.",
            broken_when="term_end_date < term_start_date",
            columns=("term_start_date", "term_end_date"),
        ),
        RowRule(
            name="earned_within_attempted",
            sentence="Nobody earns more credits than a course is worth.",
            broken_when="credits_earned > credits_attempted",
            columns=("credits_attempted", "credits_earned"),
        ),
        RowRule(
            name="only_passed_earns",
            sentence="Only a passed course earns credits.",
            broken_when="result <> 'passed' and credits_earned > 0",
            columns=("result", "credits_earned"),
        ),
        RowRule(
            name="final_is_over",
            sentence="A final mark is not for a course that still goes on.",
            broken_when="is_final and result = 'in_progress'",
            columns=("is_final", "result"),
        ),
    ),
    school_column="school_id",
    date_column="term_end_date",
    person_column="student_id",
    part_column="subject",
    about_people=True,
)
