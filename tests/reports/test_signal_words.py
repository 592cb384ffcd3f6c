"""Words of signals: plain, without a cause, and without the words of control charts."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from reports import signal_words


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            signal_words.will_reach("90.3% to 95.7%", is_seasonal=True),
            "As it goes, it will reach the goal: its usual range around the year is 90.3% to 95.7%",
        ),
        (
            signal_words.early(5, 13, is_month=False, since=""),
            "5 points so far; 13 needed before we judge.",
        ),
        (
            signal_words.early(1, 13, is_month=True, since=signal_words.since("phase", date(2025, 1, 12))),
            "1 month since the phase of Jan 12, 2025; 13 needed before we judge.",
        ),
        (
            signal_words.shift(10, "below", is_month=True, is_seasonal=False),
            "10 months in a row below the earlier average",
        ),
        (
            signal_words.shift(7, "above", is_month=True, is_seasonal=True),
            "7 months in a row above what these months were in earlier years",
        ),
        (signal_words.outside(3, 4, "above", "", is_month=True), "3 of the last 4 months above the usual range"),
        (
            signal_words.outside(1, 2, "below", "9.1% to 11.0%", is_month=True),
            "The latest month is below its usual range, 9.1% to 11.0%",
        ),
        (
            signal_words.seasons(14, since=signal_words.since("definition_change", date(2024, 8, 26))),
            "14 months since the definition of Aug 26, 2024; "
            "each month is needed of two earlier years before we judge.",
        ),
        (signal_words.trend(7, "down", is_month=False, is_seasonal=False), "7 points in a row falling"),
        (
            signal_words.by_chance(2, 34, 0.02),
            "2 of 34 measures with a usual range show a change; about 0.7 would by chance alone.",
        ),
        (
            signal_words.by_chance_at_schools(["Birch (Attendance)", "Cedar (Vacancies)"], 2, 60, 0.02),
            "2 of 60 figures of schools with a usual range show a change, at Birch (Attendance) and Cedar (Vacancies); "
            "about 1.2 would by chance alone.",
        ),
        (
            signal_words.by_chance(0, 5, 0.02),
            "Not one of 5 measures with a usual range shows a change; about 0.1 would by chance alone.",
        ),
    ],
)
def test_the_words(said: str, text: str) -> None:
    assert said == text


@pytest.mark.parametrize("word", ["special cause", "sigma", "control limit", "significant", "because", "p-value"])
def test_words_that_leaders_should_not_have_to_know_are_not_there(word: str) -> None:
    assert word not in inspect.getsource(signal_words).lower()
