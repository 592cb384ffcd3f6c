"""The trend: one row a delivery, the newest first, with what opened and closed."""

from __future__ import annotations

from reports.scorecard_words import mended
from tasks.scoring.causes import closed_by_mending
from tasks.scoring.trend import MOST_DELIVERIES, trend
from tasks.verdicts.verdict import Cause, Limit
from tests.reports.made_up_verdicts import DATES, STATUS, earlier, verdict

NOW = verdict("calendar", causes=(STATUS, DATES), accepted_n=900, quarantined_n=100)


def test_a_dataset_that_never_came_has_no_trend() -> None:
    assert trend("Calendar", []) is None


def test_each_delivery_says_what_came_what_was_accepted_and_which_causes_came_and_went() -> None:
    found = trend("Calendar", [earlier(NOW, 2, causes=(STATUS,)), earlier(NOW, 1, causes=(DATES,)), NOW])
    assert found is not None
    assert [(one.day, one.rows, one.in_order, one.open_causes, one.change) for one in found.deliveries] == [
        ("Jan 31, 2026", "1,000", "90.0%", "2", "1 new cause"),
        ("Dec 28, 2025", "1,000", "90.0%", "1", "1 new cause, 1 cause closed"),
        ("Nov 28, 2025", "1,000", "90.0%", "1", "first delivery"),
    ]


def test_a_delivery_that_stopped_says_so() -> None:
    stopped = NOW.model_copy(update={"status": "stopped"})
    unread = NOW.model_copy(update={"status": "stopped", "mapped_n": 0, "accepted_n": 0})
    held = stopped.model_copy(update={"limits": (Limit(name="volume", sentence="Fewer rows."),)})
    for one, words in ((stopped, "90.0%, stopped"), (held, "90.0%, held"), (unread, "not judged")):
        found = trend("Calendar", [one])
        assert found is not None
        assert found.deliveries[0].in_order == words


def test_rows_that_were_mended_are_a_change_though_their_causes_stay_open() -> None:
    found = trend(
        "Calendar", [earlier(NOW, 2), earlier(NOW, 1, quarantined_n=101), NOW.model_copy(update={"quarantined_n": 3})]
    )
    assert found is not None
    assert [one.change for one in found.deliveries] == [
        "98 fewer rows held back",
        "1 more row held back",
        "first delivery",
    ]


def test_what_is_held_is_told_by_rows_that_are_in_order_and_not_as_accepted() -> None:
    limits = (Limit(name="volume", sentence="Fewer rows."),)
    held = NOW.model_copy(update={"status": "stopped", "accepted_n": 1000, "quarantined_n": 0, "limits": limits})
    found = trend("Calendar", [earlier(NOW, 1), held])
    assert found is not None
    assert found.deliveries[0].in_order == "100.0%, held"
    assert found.line is not None
    assert "accepted" not in found.line.title + found.line.description


def test_no_more_than_twelve_are_shown_and_the_oldest_shown_is_compared_with_the_one_before_it() -> None:
    found = trend("Calendar", [earlier(NOW, months) for months in range(15, -1, -1)])
    assert found is not None
    assert len(found.deliveries) == MOST_DELIVERIES
    assert found.deliveries[-1].change == "no change"


def test_the_line_starts_at_a_round_ten_below_the_lowest_and_says_so() -> None:
    found = trend("Calendar", [earlier(NOW, 1, accepted_n=1000), NOW])
    assert found is not None
    assert found.line is not None
    assert found.line.points == ((0.0, 0.0), (100.0, 12.0))
    assert found.line.scale == "The foot of the line stands for 80%, its top for 100%."
    assert "From 100.0% of the rows in order" in found.line.description
    assert "to 90.0%" in found.line.description


def test_one_delivery_makes_no_line() -> None:
    found = trend("Calendar", [NOW])
    assert found is not None
    assert found.line is None


def test_mended_rows_close_the_causes_that_held_the_same_snapshot_back() -> None:
    spelling = Cause(cause_id="a", rule="grade.known", sentence="grade `K9` is not a known code.", rows_n=2)
    date_ = spelling.model_copy(update={"cause_id": "b", "sentence": "entry_date is empty."})
    before = verdict("schools", key="first", causes=(spelling, date_))
    now = verdict("schools", mended_n=2, causes=(date_,))
    another = verdict("schools", key="other", snapshot_sha256="other", causes=(date_,))
    assert closed_by_mending(now, [before, another, now]) == (spelling,)
    assert closed_by_mending(now, [another, now]) == ()
    assert mended(2, [spelling.sentence]) == (
        "2 mended rows were read in the place of those held back. Closed: grade `K9` is not a known code."
    )


def test_a_code_that_too_few_rows_still_have_to_be_named_is_neither_closed_nor_new() -> None:
    named = Cause(cause_id="a", rule="sex.known", sentence="sex `Boy` is not a known code.", value="Boy", rows_n=10)
    few = Cause(cause_id="b", rule="sex.known", sentence="sex has 1 value that is no known code.", rows_n=5)
    other = Cause(cause_id="c", rule="grade.known", sentence="grade has 1 value that is no known code.", rows_n=2)
    before = verdict("calendar", causes=(named,), key="1", quarantined_n=10)
    now = verdict("calendar", causes=(few, other), key="2", quarantined_n=7, mended_n=3)
    assert closed_by_mending(now, [before]) == ()
    found = trend("Calendar", [before, now])
    assert found is not None
    assert found.deliveries[0].change.startswith("1 new cause, ")
    assert "closed" not in found.deliveries[0].change
    assert closed_by_mending(now.model_copy(update={"causes": (other,)}), [before]) == (named,)
