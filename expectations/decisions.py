"""What was decided in a meeting."""

from expectations.contract import Column, Contract, CrossRule, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="decisions",
    title="Decisions",
    grain="one row per decision",
    sentence="What was decided on an initiative or a test of change, by whom and why.",
    columns=(
        Column(name="decision_id", kind=Kind.TEXT, required=True, sentence="A short name that stays the same."),
        date_column("decided_date", "When it was decided.", required=True),
        Column(
            name="about",
            kind=Kind.TEXT,
            required=True,
            sentence="What it is about.",
            codes={"initiative": "An initiative", "test": "A test of change", "other": "Something else"},
        ),
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative.",
            refers_to="initiatives.initiative_id",
        ),
        Column(
            name="test_id",
            kind=Kind.TEXT,
            sentence="The test of change.",
            refers_to="tests_of_change.test_id",
        ),
        Column(
            name="decision",
            kind=Kind.TEXT,
            required=True,
            sentence="What was decided.",
            codes={
                "continue": "The initiative goes on",
                "adjust": "The initiative goes on in another way",
                "stop": "The initiative ends",
                "adopt": "The change becomes how things are done",
                "adapt": "The change is tried again in another way",
                "abandon": "The change is given up",
                "other": "Something else, told in the text",
            },
        ),
        Column(name="text", kind=Kind.TEXT, sentence="The decision in one sentence."),
        Column(name="reason", kind=Kind.TEXT, required=True, sentence="Why."),
        Column(name="deciders", kind=Kind.TEXT, required=True, sentence="Who decided."),
        Column(name="goal_id", kind=Kind.TEXT, sentence="The goal it serves.", refers_to="goals.goal_id"),
        date_column("review_date", "When it is looked at again."),
    ),
    key=("decision_id",),
    row_rules=(
        RowRule(
            name="subject_named",
            sentence="A decision names the initiative or the test it is about, and only that.",
            broken_when=(
                "(about = 'initiative' and (initiative_id is null or test_id is not null))"
                " or (about = 'test' and (test_id is null or initiative_id is not null))"
                " or (about = 'other' and coalesce(initiative_id, test_id) is not null)"
            ),
            columns=("about", "initiative_id", "test_id"),
        ),
        RowRule(
            name="word_fits",
            sentence="Initiatives are continued, adjusted or stopped; tests are adopted, adapted or abandoned.",
            broken_when=(
                "(about in ('test', 'other') and decision in ('continue', 'adjust', 'stop'))"
                " or (about in ('initiative', 'other') and decision in ('adopt', 'adapt', 'abandon'))"
                " or (about in ('initiative', 'test') and decision = 'other')"
            ),
            columns=("about", "decision"),
        ),
        RowRule(
            name="other_has_text",
            sentence="A decision of another kind is told in words.",
            broken_when="decision = 'other' and text is null",
            columns=("decision", "text"),
        ),
    ),
    cross_rules=(
        CrossRule(
            name="test_has_started",
            sentence="A test is decided on after it has started.",
            reads=("tests_of_change",),
            broken_when="""
                exists (
                    select 1
                    from tests_of_change
                    where
                        tests_of_change.test_id = staged.test_id
                        and tests_of_change.start_date > staged.decided_date
                )""",
            columns=("test_id", "decided_date"),
        ),
    ),
    date_column="decided_date",
)
