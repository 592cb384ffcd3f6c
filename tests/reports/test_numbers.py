from __future__ import annotations

from datetime import date

import pytest

from reports import numbers


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (2094.0, "2,094"),
        (1203.5, "1,203.5"),
        (1203.04, "1,203"),
        (1_000_000, "1,000,000"),
        (-15.96, "-16"),
        (-0.06, "-0.1"),
        (-0.04, "0"),
    ],
)
def test_counts_have_thousands_separators_and_at_most_one_decimal(number: float, text: str) -> None:
    assert numbers.count(number) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.149, "14.9%"),
        (0.1485, "14.9%"),
        (0.12, "12.0%"),
        (0.0, "0.0%"),
        (1.0, "100.0%"),
        (0.0004, "under 0.1%"),
        (0.9996, "over 99.9%"),
    ],
)
def test_rates_have_one_decimal_and_never_read_as_none_or_all_unless_they_are(share: float, text: str) -> None:
    assert numbers.rate(share) == text


@pytest.mark.parametrize(
    ("value", "form", "unit", "text"),
    [
        (0.12, "proportion", "students", "12%"),
        (0.125, "proportion", "students", "12.5%"),
        (0.039, "ratio", "per 100 students", "3.9"),
        (0.0039, "ratio", "per 1,000 students", "3.9"),
        (1.5, "ratio", "students a teacher", "1.5"),
        (2094, "value", "students", "2,094"),
    ],
)
def test_goals_are_written_as_people_say_them(value: float, form: str, unit: str, text: str) -> None:
    assert numbers.target(value, form, unit) == text


@pytest.mark.parametrize(
    ("value", "target", "form", "text"),
    [
        (0.149, 0.12, "proportion", "2.9 points"),
        (0.13, 0.12, "proportion", "1 point"),
        (0.1201, 0.12, "proportion", "less than 0.1 points"),
        (480, 500, "value", "20"),
    ],
)
def test_distances_to_a_goal(value: float, target: float, form: str, text: str) -> None:
    assert numbers.distance(value, target, form, "students") == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2024, 7, 1), date(2025, 6, 30), "2024-25"),
        (date(2024, 8, 15), date(2025, 6, 6), "2024-25"),
        (date(2025, 7, 1), date(2026, 4, 30), "Jul 2025 to Apr 2026"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(2026, 2, 1), date(2026, 2, 28), "Feb 2026"),
        (date(2024, 10, 1), date(2025, 9, 30), "Oct 2024 to Sep 2025"),
        (date(2024, 2, 1), date(2024, 2, 28), "Feb 1 to Feb 28, 2024"),
        (date(2025, 11, 3), date(2026, 1, 30), "Nov 3, 2025 to Jan 30, 2026"),
        (date(2025, 4, 14), date(2025, 5, 9), "Apr 14 to May 9, 2025"),
        (date(2025, 4, 14), date(2025, 4, 14), "Apr 14, 2025"),
    ],
)
def test_periods(start: date, end: date, text: str) -> None:
    assert numbers.period(start, end) == text


def test_lists_and_plurals() -> None:
    assert numbers.listed([]) == ""
    assert numbers.listed(["one"]) == "one"
    assert numbers.listed(["one", "two", "three"]) == "one, two and three"
    assert numbers.plural(1, "goal") == "1 goal"
    assert numbers.plural(1200, "row") == "1,200 rows"


@pytest.mark.parametrize(
    ("items", "most", "of_n", "text"),
    [
        (["a", "b"], 2, None, "a and b"),
        (["a", "b", "c"], 2, None, "a, b and 1 more"),
        (["a"], 1, 1_203, "a and 1,202 more"),
        ([], 2, None, ""),
    ],
)
def test_the_first_of_many_are_named_and_the_others_counted(
    items: list[str], most: int, of_n: int | None, text: str
) -> None:
    assert numbers.first_listed(items, most, of_n) == text
