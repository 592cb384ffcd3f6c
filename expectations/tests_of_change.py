"""Small trials, each with a prediction recorded before it starts."""

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="tests_of_change",
    title="Tests of change",
    grain="one row per test",
    sentence="What was tried on a small scale, what was expected before it began, and what came of it.",
    columns=(
        Column(name="test_id", kind=Kind.TEXT, required=True, sentence="A short name that stays the same."),
        Column(
            name="previous_test_id",
            kind=Kind.TEXT,
            sentence="The test that this one follows, in a series.",
            refers_to="tests_of_change.test_id",
        ),
        Column(name="aim", kind=Kind.TEXT, required=True, sentence="What is to become better, how much, by when."),
        Column(name="change_idea", kind=Kind.TEXT, required=True, sentence="What is tried, by whom and where."),
        Column(name="owner", kind=Kind.TEXT, sentence="The person who runs it."),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department that runs it.",
            refers_to="departments.department_id",
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school where it runs, if it is one.",
            refers_to="schools.school_id",
        ),
        Column(name="goal_id", kind=Kind.TEXT, sentence="The goal it serves.", refers_to="goals.goal_id"),
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative it belongs to.",
            refers_to="initiatives.initiative_id",
        ),
        Column(name="measure", kind=Kind.TEXT, required=True, sentence="What is looked at to tell whether it works."),
        Column(name="prediction", kind=Kind.TEXT, required=True, sentence="What is expected, in one sentence."),
        date_column("prediction_date", "When the prediction was written down.", required=True),
        date_column("start_date", "The first day of the test.", required=True),
        date_column("end_date", "The last day; empty while it runs."),
        Column(name="result", kind=Kind.TEXT, sentence="What came of it, beside the prediction."),
        Column(name="learned", kind=Kind.TEXT, sentence="What was learned, whether or not the prediction came true."),
        Column(
            name="outcome",
            kind=Kind.TEXT,
            sentence="What is done with the change; empty until it is decided.",
            codes={"adopt": "Adopt", "adapt": "Adapt", "abandon": "Abandon"},
        ),
    ),
    key=("test_id",),
    row_rules=(
        RowRule(
            name="predicted_before_start",
            sentence="A prediction is dated before its test starts.",
            broken_when="prediction_date >= start_date",
            columns=("prediction_date", "start_date"),
        ),
        RowRule(
            name="end_not_before_start",
            sentence="A test does not end before it starts.",
            broken_when="end_date < start_date",
            columns=("start_date", "end_date"),
        ),
        RowRule(
            name="outcome_has_result",
            sentence="A test that is decided on has a result.",
            broken_when="outcome is not null and result is null",
            columns=("outcome", "result"),
        ),
        RowRule(
            name="follows_another",
            sentence="A test does not follow itself.",
            broken_when="previous_test_id = test_id",
            columns=("previous_test_id",),
        ),
    ),
    date_column="start_date",
    dates_reach="year",
)
