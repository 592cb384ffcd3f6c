"""Funnel limits: schools beside others of their level, for their number of students."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.compared import compared_here, compared_section
from tasks.briefing.frame import figures_of
from tasks.signals.funnel import FunnelRow
from tests.reports import made_up

SIZES = (100, 200, 300, 400, 500)


def run_of(folder: Path, *schools: tuple[str, int, int], level: str = "elementary", **figure: Any):
    """A run whose schools, each with its part and number of students, are of one level."""
    return made_up.small(
        folder,
        schools=[{"school_id": one, "name": f"School {one}", "level": level} for one, *_ in schools],
        measures=[
            {
                "measure": "chronic_absence",
                "unit_type": "school",
                "unit_id": school,
                "numerator": part,
                "denominator": whole,
                "value": part / whole,
                "n": whole,
                **figure,
            }
            for school, part, whole in schools
        ],
    ).read()


def alike(rate: float = 0.2) -> list[tuple[str, int, int]]:
    return [(f"s{n}", round(rate * size), size) for n, size in enumerate(SIZES)]


def of(rows: list[FunnelRow], school: str) -> FunnelRow:
    return next(row for row in rows if row.school_id == school)


def test_limits_are_three_deviations_around_the_rate_of_all_students_there(tmp_path):
    rows = run_of(tmp_path, *alike()).funnel
    for row, size in zip(rows, SIZES, strict=True):
        assert row.peer_rate == pytest.approx(0.2)
        assert (row.lower_rate, row.upper_rate) == pytest.approx(
            (0.2 - 3 * sqrt(0.16 / size), 0.2 + 3 * sqrt(0.16 / size))
        )
        assert (row.peer_level, row.schools_n, row.is_outside) == ("elementary", 5, False)


@pytest.mark.parametrize(("part", "is_outside"), [(55, False), (75, True), (5, True)])
def test_a_school_beyond_them_is_outside(tmp_path, part, is_outside):
    rows = run_of(tmp_path, *alike(), *((f"m{n}", 40, 200) for n in range(12)), ("x", part, 200)).funnel
    assert [row.school_id for row in rows if row.is_outside] == (["x"] if is_outside else [])


def test_where_schools_differ_by_more_than_chance_limits_are_wider_for_all(tmp_path):
    spread = [(f"s{n}", round(400 * (0.05 + 0.03 * n)), 400) for n in range(12)]
    rows = run_of(tmp_path, *spread).funnel
    first = of(rows, "s5")
    assert first.upper_rate - first.peer_rate > 3 * sqrt(first.peer_rate * (1 - first.peer_rate) / 400) * 2
    assert not [row for row in rows if row.is_outside]


@pytest.mark.parametrize(
    ("schools", "level"),
    [(alike()[:4], "elementary"), ([(f"s{n}", 0, 100) for n in range(6)], "elementary")],
    ids=["few schools", "nobody anywhere"],
)
def test_what_cannot_be_compared_has_no_limits(tmp_path, schools, level):
    run = run_of(tmp_path, *schools, level=level)
    assert run.funnel == []
    assert compared_section(run, figures_of(run), {}) is None


def test_a_school_of_which_few_are_expected_is_not_compared(tmp_path):
    rows = run_of(tmp_path, *alike(), ("small", 4, 20)).funnel
    assert "small" not in {row.school_id for row in rows}


def test_levels_of_few_schools_are_held_against_all(tmp_path):
    run = made_up.small(
        tmp_path,
        schools=[
            {"school_id": f"s{n}", "name": f"School {n}", "level": "high" if n < 2 else "elementary"} for n in range(8)
        ],
        measures=[
            {
                "measure": "chronic_absence",
                "unit_type": "school",
                "unit_id": f"s{n}",
                "numerator": 60,
                "denominator": 300,
                "value": 0.2,
                "n": 300,
            }
            for n in range(8)
        ],
    ).read()
    assert {(row.school_id, row.peer_level, row.schools_n) for row in run.funnel} == {
        *((f"s{n}", "", 8) for n in range(2)),
        *((f"s{n}", "elementary", 6) for n in range(2, 8)),
    }


def test_hidden_figures_are_in_no_limit(tmp_path):
    assert run_of(tmp_path, *alike(), is_shown=False, hidden_reason="to protect small groups").funnel == []


def test_the_brief_names_those_outside_and_a_school_is_told_where_it_stands(tmp_path):
    run = run_of(tmp_path, *alike(), *((f"m{n}", 40, 200) for n in range(12)), ("x", 75, 200))
    told = compared_section(run, figures_of(run), {})
    assert told.head.finding == "1 of 18 figures of schools lies outside the limits for a school of that size"
    assert [row.title for table in told.tables for group in table.groups for row in group.rows] == ["School x"]
    here = compared_here(run, figures_of(run), "x")
    assert here.tables[0].groups[0].rows[0].cells[1].text == "above"
    inside = compared_here(run, figures_of(run), "s1")
    assert inside.head.finding == "1 figure of this school lies within the limits for its size"
