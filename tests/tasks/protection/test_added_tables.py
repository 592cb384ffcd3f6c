"""Delivered tables that add up to others: slices to all of them, months to a quarter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tasks.protection.reader import ranges

MIN_WIDTH, MINIMUM_N = 7, 10
MONTHS = {"oct": ("2025-10-01", "2025-10-31"), "nov": ("2025-11-01", "2025-11-30"), "dec": ("2025-12-01", "2025-12-31")}
QUARTER = ("2025-10-01", "2025-12-31")
GRADES = ("Grade 3", "Grade 4", "Grade 5")


def delivered(**fields: str | int) -> dict[str, str]:
    usual = {"measure": "reading_goal_met", "origin": "counts"}
    return usual | {name: str(value) for name, value in fields.items()}


def hidden(protected, rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    query = "select unit_id, slice, strftime(period_start, '%b') from published where not is_shown order by all"
    return protected(rows).execute(query).fetchall()


def test_a_hidden_slice_is_not_what_the_others_leave_of_all(protected):
    counts = {"": (50, 300), "Grade 3": (20, 100), "Grade 4": (25, 100), "Grade 5": (5, 100)}
    found = hidden(protected, [delivered(slice=one, numerator=n, denominator=of) for one, (n, of) in counts.items()])
    assert len(found) == 2
    assert ("", "Grade 5", "Sep") in found


def test_a_hidden_month_is_not_what_the_others_leave_of_the_quarter(protected):
    rows = [
        delivered(numerator=n, denominator=300, period_start=start, period_end=end)
        for n, (start, end) in zip((25, 15, 5, 45), (*MONTHS.values(), QUARTER), strict=True)
    ]
    found = hidden(protected, rows)
    assert len(found) == 2
    assert ("", "", "Dec") in found


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ({"": (50, 300), "reading": (45, 300), "mathematics": (5, 300)}, "subjects of the same students add up too"),
        (
            {"": (80, 300), "reading": (45, 300), "mathematics": (5, 300)},
            "and where they do not, nothing is worked out",
        ),
    ],
)
def test_what_adds_up_decides_and_not_what_it_is_called(protected, counts, why):
    found = hidden(protected, [delivered(slice=one, numerator=n, denominator=of) for one, (n, of) in counts.items()])
    assert len(found) == (2 if counts[""][0] == 50 else 1), why


class Class(NamedTuple):
    """So many students of one grade at a school, and how many are counted in each month."""

    school: str
    grade: str
    n: int
    counted: tuple[int, int, int]


Cell = tuple[str, str, str, str]


def classes() -> st.SearchStrategy[list[Class]]:
    shares = st.tuples(*[st.sampled_from([0.0, 0.02, 0.1, 0.2, 0.3])] * 3)
    one = st.builds(
        lambda school, grade, n, share: Class(school, grade, n, tuple(round(part * n) for part in share)),
        st.sampled_from("ABC"),
        st.sampled_from(GRADES),
        st.sampled_from([3, 8, 12, 25, 60, 140]),
        shares,
    )
    return st.lists(one, min_size=1, max_size=10)


def counts_of(students: list[Class]) -> dict[Cell, int]:
    """How many there are ('people') and how many are counted, by unit, grade and month, with all of each."""
    counts: dict[Cell, int] = {}
    for one in students:
        for unit in (one.school, "district"):
            for grade in (one.grade, ""):
                for month, n in zip((*MONTHS, "quarter"), (*one.counted, sum(one.counted)), strict=True):
                    for kind, part in (("counted", n), ("people", one.n)):
                        counts[unit, grade, month, kind] = counts.get((unit, grade, month, kind), 0) + part
    return counts


def sums_of(counts: dict[Cell, int]) -> Iterator[tuple[Cell, list[Cell]]]:
    """What a reader knows to add up; there are as many people in each month."""
    units, grades = (sorted({one[place] for one in counts}) for place in range(2))
    for unit, grade, month, kind in counts:
        if unit == "district":
            yield (
                (unit, grade, month, kind),
                _there(counts, [(one, grade, month, kind) for one in units if one != unit]),
            )
        if grade == "":
            yield (unit, grade, month, kind), _there(counts, [(unit, one, month, kind) for one in grades if one])
        if month == "quarter" and kind == "counted":
            yield (unit, grade, month, kind), _there(counts, [(unit, grade, one, kind) for one in MONTHS])
        if month != "quarter" and kind == "people":
            yield (unit, grade, "quarter", kind), [(unit, grade, month, kind)]


def _there(counts: dict[Cell, int], cells: list[Cell]) -> list[Cell]:
    return [one for one in cells if one in counts]


@settings(max_examples=10, deadline=None)
@given(classes())
def test_nothing_hidden_can_be_told_to_fewer_than_seven_numbers(protected, students):
    """Whatever grades, months and schools add up to; but nobody of a shown total is nobody of its parts."""
    counts = counts_of(students)
    periods = {**MONTHS, "quarter": QUARTER}
    rows = [
        delivered(
            unit=unit,
            slice=grade,
            numerator=counts[unit, grade, month, "counted"],
            denominator=n,
            period_start=periods[month][0],
            period_end=periods[month][1],
        )
        for (unit, grade, month, kind), n in counts.items()
        if kind == "people"
    ]
    query = """
        select if(unit_type = 'district', 'district', unit_id), slice, period_start::varchar, period_end::varchar
        from published where is_shown"""
    named = {period: name for name, period in periods.items()}
    shown = {(unit, grade, named[start, end]) for unit, grade, start, end in protected(rows).execute(query).fetchall()}
    known = {(*one, kind) for one in shown for kind in ("counted", "people")}
    if len(known) == len(counts):
        return
    wholes = [((*cell[:3], "counted"), [(*cell[:3], "people")]) for cell in counts if cell[3] == "people"]
    for cell, (least, most) in ranges(counts, known, sums_of(counts), wholes).items():
        if most - least < MIN_WIDTH - 1e-6:
            n, counted = counts[(*cell[:3], "people")], counts[cell]
            if cell[3] == "people":
                assert n >= MINIMUM_N, (cell, least, most)
            else:
                assert counted in (0, n), (cell, least, most)
