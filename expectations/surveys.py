"""Answers to surveys, counted."""

from expectations.codes import reporting
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="surveys",
    title="Surveys",
    grain="one row per survey, school, group of respondents, question and answer",
    sentence=(
        "How many gave each answer to each question. Nobody who answered is named, and answers that are no opinion "
        "are not rows."
    ),
    columns=(
        Column(
            name="survey",
            kind=Kind.TEXT,
            required=True,
            sentence="The survey's name; one whose questions or order changed is a new name.",
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school; empty where it is not known or none.",
            refers_to="schools.school_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department, where the central office is asked.",
            refers_to="departments.department_id",
        ),
        Column(
            name="respondents",
            kind=Kind.TEXT,
            required=True,
            sentence="Who was asked.",
            codes={"students": "Students", "families": "Families", "teachers": "Teachers", "staff": "All staff"},
        ),
        Column(
            name="group_id",
            kind=Kind.TEXT,
            required=True,
            sentence="'all', or breakdown=value such as sex=female.",
            pattern="^(all|[a-z_]+=.+)$",
            form="all, or breakdown=value such as sex=female",
        ),
        Column(name="topic", kind=Kind.TEXT, required=True, sentence="The topic that the question belongs to."),
        Column(name="question_id", kind=Kind.TEXT, required=True, sentence="A short name of the question that stays."),
        Column(name="question", kind=Kind.TEXT, sentence="The question as asked."),
        date_column("start_date", "The first day on which people could answer.", required=True),
        date_column("end_date", "The last day on which people could answer.", required=True),
        Column(
            name="answer_place",
            kind=Kind.INTEGER,
            unit="place on the scale",
            required=True,
            sentence="1 for the most favorable answer, 2 for the next, and so on.",
            minimum=1,
            maximum=11,
        ),
        Column(
            name="scale_places_n",
            kind=Kind.INTEGER,
            unit="places",
            required=True,
            sentence="How many answers the scale has.",
            minimum=1,
            maximum=11,
        ),
        Column(
            name="answers_n",
            kind=Kind.INTEGER,
            unit="people",
            sentence="How many gave this answer; empty where it is not known.",
            minimum=0,
        ),
        Column(
            name="status",
            kind=Kind.TEXT,
            required=True,
            sentence="What an empty count means.",
            codes=reporting.CODES,
        ),
        Column(
            name="responded_n",
            kind=Kind.INTEGER,
            unit="people",
            sentence="How many of the group took part in the survey at all; the same in all its rows.",
            minimum=0,
        ),
        Column(
            name="asked_n",
            kind=Kind.INTEGER,
            unit="people",
            sentence="How many of the group were asked; the same in all its rows.",
            minimum=0,
        ),
    ),
    key=(
        "survey",
        "school_id",
        "department_id",
        "respondents",
        "group_id",
        "question_id",
        "start_date",
        "answer_place",
    ),
    row_rules=(
        RowRule(
            name="days_in_order",
            sentence="A survey does not end before it starts.",
            broken_when="end_date < start_date",
            columns=("start_date", "end_date"),
        ),
        RowRule(
            name="answer_on_scale",
            sentence="An answer is one of those that the scale has.",
            broken_when="answer_place > scale_places_n",
            columns=("answer_place", "scale_places_n"),
        ),
        RowRule(
            name="reported_has_count",
            sentence="A reported count is there.",
            broken_when="status = 'reported' and answers_n is null",
            columns=("status", "answers_n"),
        ),
        RowRule(
            name="missing_has_no_count",
            sentence="What is not reported has no count.",
            broken_when="status in ('suppressed', 'not_reported', 'unclear') and answers_n is not null",
            columns=("status", "answers_n"),
        ),
        RowRule(
            name="answers_within_responses",
            sentence="An answer is not given by more people than took part.",
            broken_when="answers_n > responded_n",
            columns=("answers_n", "responded_n"),
        ),
        RowRule(
            name="responses_within_asked",
            sentence="No more people take part than were asked.",
            broken_when="responded_n > asked_n",
            columns=("responded_n", "asked_n"),
        ),
    ),
    school_column="school_id",
    date_column="end_date",
    begun_column="start_date",
    dates_reach="cadence",
    part_column="topic",
)
