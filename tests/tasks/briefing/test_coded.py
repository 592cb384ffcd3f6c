"""A rate that is told to be small or large stands where figures do, and is none that anything is reckoned with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.cabinet import cabinet_brief
from tasks.briefing.figures import ALL, DISTRICT
from tasks.briefing.frame import figures_of
from tasks.briefing.goals import goals_section
from tasks.briefing.measures import cabinet_measures, school_measures
from tasks.briefing.school import first_measure
from tasks.briefing.tables import school
from tests.reports import made_up

HIDDEN: dict[str, Any] = {
    "is_shown": False,
    "hidden_reason": "to protect small groups",
    "numerator": None,
    "denominator": None,
    "value": None,
    "n": None,
}
SMALL = HIDDEN | {"least_rate": 0.0, "most_rate": 0.05}
LARGE = HIDDEN | {"least_rate": 0.8, "most_rate": 1.0}
WINDOW = {"period_start": "2025-09-08", "period_end": "2025-09-26"}
SCHOOLS = [{"school_id": "7", "name": "Birch"}, {"school_id": "8", "name": "Cedar"}]


def run_of(folder: Path, **at_schools: dict[str, Any]) -> Any:
    """A district's suspensions, with what is told of schools."""
    whole = {"measure": "suspension_rate", "numerator": 47, "denominator": 1972, "value": 47 / 1972, "n": 1972}
    whole |= {"least_rate": None, "most_rate": None}
    goal = {"goal_id": "g", "title": "G", "measure": "suspension_rate", "direction": "down", "target": 0.02}
    rows = [whole, *({**whole, **row, "unit_type": "school", "unit_id": unit[1:]} for unit, row in at_schools.items())]
    return made_up.small(folder, goals=[goal], schools=SCHOOLS, measures=rows).read()


def test_it_stands_in_tables_as_it_is_told(tmp_path: Path) -> None:
    run = run_of(tmp_path, _7=SMALL, _8=LARGE)
    figures = figures_of(run)
    (series,) = figures.series
    assert [figures.cell(series, school(one)).text for one in ("7", "8")] == ["5% or less", "80% or more"]
    brief = cabinet_brief(run, figures, {}, "f")
    assert brief.schools is not None
    told = [note for table in brief.schools.tables for note in table.notes]
    assert any("5% or less, that stands in its place" in note for note in told)


def test_a_school_reads_why_it_is_not_told_more_exactly(tmp_path: Path) -> None:
    run = run_of(tmp_path, _7=SMALL)
    (line,) = school_measures(run, figures_of(run), school("7"), {}).lines
    assert (line.figure.text, line.figure.detail) == ("5% or less", "not told more exactly, to protect small groups")
    assert line.beside is not None
    assert line.beside.text == "2.4%"


def test_it_is_no_headline_and_judges_no_goal(tmp_path: Path) -> None:
    run = run_of(tmp_path, _7=SMALL)
    assert "5%" not in first_measure(run, figures_of(run), school("7"), "Birch")
    coded = made_up.small(
        tmp_path / "coded",
        goals=[{"goal_id": "g", "title": "G", "measure": "suspension_rate", "direction": "down", "target": 0.02}],
        measures=[{"measure": "suspension_rate", **SMALL}],
    ).read()
    (line,) = cabinet_measures(coded, figures_of(coded), {}).lines
    assert (line.figure.text, line.standing.text) == ("5% or less", "Cannot be judged")


@pytest.mark.parametrize(
    ("code", "direction", "target", "standing"),
    [
        (LARGE, "up", 0.8, "Reached"),
        (LARGE, "up", 0.81, "Cannot be judged"),
        (LARGE, "down", 0.79, "Not reached"),
        (LARGE, "down", 0.8, "Cannot be judged"),
        (SMALL, "down", 0.05, "Reached"),
        (SMALL, "down", 0.049, "Cannot be judged"),
        (SMALL, "up", 0.051, "Not reached"),
        (SMALL, "up", 0.05, "Cannot be judged"),
    ],
)
def test_a_goal_is_judged_by_it_where_it_leaves_no_doubt(
    tmp_path: Path, code: dict[str, Any], direction: str, target: float, standing: str
) -> None:
    goal = {"goal_id": "g", "title": "G", "measure": "proficiency", "direction": direction, "target": target}
    run = made_up.small(tmp_path, goals=[goal], measures=[{"measure": "proficiency", **WINDOW, **code}]).read()
    section = goals_section(run)
    assert section is not None
    ((line,),) = (one.lines for one in section.goals)
    assert line.figure.text == ("80% or more" if code is LARGE else "5% or less")
    assert line.standing.text == standing
    assert line.data[0] == "Sep 8 to Sep 26, 2025"


def test_a_run_that_knows_no_codes_is_read_as_before(tmp_path: Path) -> None:
    run = run_of(tmp_path, _7=HIDDEN)
    figures = figures_of(run)
    (series,) = figures.series
    assert figures.cell(series, school("7")).text == "Not shown, to protect small groups"
    row = figures.row(series, DISTRICT, ALL)
    assert row is not None
    assert row.most_rate is None
