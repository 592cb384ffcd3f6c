"""A contract is told to be broken while it is, and to be kept again once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.storage.home import Home
from tasks.verdicts.contract_news import contract_news, remember_told
from tests.reports.made_up_verdicts import missing, verdict

STOPPED = verdict("calendar", status="stopped")
STOOD_IN = verdict("calendar", status="stood_in")
GOOD = verdict("calendar")
LATE = missing("calendar", required=True)


@pytest.fixture
def told(tmp_path: Path):
    """What is told of one verdict after another, as (is broken, is new)."""
    home = Home(tmp_path)

    def run(*verdicts):
        found = []
        for one in verdicts:
            found.append([(news.is_broken, news.is_new) for news in contract_news(home, [one])])
            remember_told(home, [one])
        return found

    return run


@pytest.mark.parametrize("broken", [STOPPED, STOOD_IN, LATE])
def test_broken_is_told_in_every_run_and_is_new_in_the_first(told, broken) -> None:
    assert told(broken, broken) == [[(True, True)], [(True, False)]]


def test_kept_is_told_once_after_it_was_broken(told) -> None:
    assert told(GOOD, STOPPED, GOOD, GOOD) == [[], [(True, True)], [(False, True)], []]


def test_what_is_missing_and_not_required_breaks_nothing(told) -> None:
    assert told(missing("calendar")) == [[]]


def test_a_broken_dataset_that_goes_missing_is_not_mended(told) -> None:
    assert told(STOPPED, missing("calendar"), GOOD) == [[(True, True)], [(True, False)], [(False, True)]]


def test_a_refresh_of_one_department_leaves_what_was_told_of_others(tmp_path: Path) -> None:
    home = Home(tmp_path)
    remember_told(home, [STOPPED, verdict("attendance", status="stopped")])
    remember_told(home, [GOOD])
    assert [news.verdict.dataset for news in contract_news(home, [GOOD, verdict("attendance")])] == ["attendance"]
