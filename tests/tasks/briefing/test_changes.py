"""Sections of measures that have changed: which there are, what their charts draw, what their notes say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reports.view_model import ChangeSection
from tasks.briefing.changes import change_sections
from tasks.briefing.figures import DISTRICT, Unit
from tasks.briefing.frame import figures_of
from tests.reports import made_up
from tests.tasks.briefing.test_signals import BETTER, CYCLE, STEADY, STEPS, WORSE, monthly

SCHOOLS = [{"school_id": one, "name": name, "level": "high"} for one, name in (("7", "Birch"), ("8", "Cedar"))]


def sections(folder: Path, *measures: dict[str, Any], unit: Unit = DISTRICT, **tables: Any) -> list[ChangeSection]:
    now = [row | CYCLE for row in measures if row["period_end"] == date(2026, 1, 30)]
    run = made_up.small(folder, measures=[*measures, *now], **tables).read()
    return change_sections(run, figures_of(run), unit)


def test_only_a_measure_that_has_changed_has_a_section(tmp_path):
    (section,) = sections(tmp_path, *monthly(BETTER), *monthly(STEADY, "attendance_rate", sign=1))
    assert section.head.finding == "Vacancies: getting better, 2 months in a row below the usual range"
    assert section.caption == "Vacancies, percent of full-time equivalents, Aug 2024 to Jan 2026"


@pytest.mark.parametrize("steps", [STEADY, STEPS[:5], [0] * 14])
def test_without_a_signal_there_is_none(tmp_path, steps):
    assert sections(tmp_path, *monthly(list(steps))) == []


def test_every_point_is_drawn_and_listed_with_its_usual_range(tmp_path):
    (section,) = sections(tmp_path, *monthly(BETTER))
    for drawing in (section.table.drawing.wide, section.table.drawing.narrow):
        assert drawing.count('fill="#66717d"/>') == len(STEPS)
        assert drawing.count('fill="#1b5a9e"/>') == 2
    rows = section.table.groups[0].rows
    assert [row.title for row in rows][:2] == ["Aug 2024", "Sep 2024"]
    assert [cell.text for cell in rows[-1].cells] == ["6.4%", "9.1% to 10.9%"]
    assert [row.cells[1].missing for row in rows] == [""] * len(STEPS) + ["outside"] * 2


def test_parts_of_all_drawings_have_names_of_their_own(tmp_path):
    found = sections(tmp_path, *monthly(BETTER), *monthly(WORSE, "attendance_rate", sign=1))
    names = [
        name
        for one in found
        for name in re.findall(r' id="([^"]+)"', one.table.drawing.wide + one.table.drawing.narrow)
    ]
    assert len(names) == len(set(names)) == 8


def test_the_notes_name_chart_rules_and_baseline(tmp_path):
    (section,) = sections(tmp_path, *monthly(BETTER))
    assert section.notes[0] == (
        "XmR chart by the rules mdc-2023, version 2023-11, from 16 months, Aug 2024 to Nov 2025. "
        "Correlation of each with the one before: 0.00."
    )


LARGE = [*STEPS, *([6, 7, 6, 5] * 2)]


@pytest.mark.parametrize(("steps", "start"), [(WORSE, "Jun 2025"), (LARGE, "Jun 2025")], ids=["shift", "outside"])
def test_a_new_phase_is_proposed_after_a_long_run_and_never_begun(tmp_path, steps, start):
    (section,) = sections(tmp_path / "long", *monthly(steps))
    (proposal,) = [note for note in section.notes if "note of the kind phase" in note]
    assert f"from {start} on" in proposal
    assert 'stroke-dasharray="2 4"' not in section.table.drawing.wide
    (section,) = sections(tmp_path / "short", *monthly(BETTER))
    assert not any("note of the kind phase" in note for note in section.notes)


def test_an_approved_phase_is_drawn_and_told_with_who_approved_it(tmp_path):
    note = {"note_id": "n", "kind": "phase", "start_date": date(2024, 8, 1), "measure": "vacancy_rate"}
    told = {"text": "A new ledger.", "author": "A. Lead"}
    (section,) = sections(tmp_path, *monthly([*STEPS[:10], *BETTER]), notes=[note | told])
    assert "A new phase began on Aug 1, 2024 (A. Lead): A new ledger." in section.notes
    assert section.table.drawing.wide.count('stroke-dasharray="2 4"') == 1


def test_the_goal_is_a_line_in_the_chart(tmp_path):
    goal = {"goal_id": "g", "title": "G", "measure": "vacancy_rate", "target": 0.05, "direction": "down"}
    (section,) = sections(tmp_path, *monthly(BETTER), goals=[goal])
    assert "goal 5%" in section.table.drawing.wide
    assert "The dashed line is the goal, 5%." in section.key


def test_a_goal_that_moves_is_called_what_the_line_to_it_asks_for(tmp_path):
    goal = {"goal_id": "g", "title": "G", "measure": "vacancy_rate", "target": 0.05, "direction": "down"}
    goal |= {"baseline": 0.12, "baseline_date": date(2024, 8, 1), "due_date": date(2026, 6, 30)}
    (section,) = sections(tmp_path, *monthly(BETTER), goals=[goal])
    assert "asked for 6.5%" in section.table.drawing.wide
    assert "The dashed line is what the straight line to the goal, 5%, asks for." in section.key


def test_schools_that_have_changed_are_named(tmp_path):
    at = [
        row | {"unit_type": "school", "unit_id": one}
        for one, steps in (("7", BETTER), ("8", STEADY))
        for row in monthly(list(steps))
    ]
    district, *_ = sections(tmp_path, *monthly(BETTER), *at, schools=SCHOOLS)
    told = "Of 2 schools with a usual range, 1 shows a change: Birch (getting better); fewer than 0.1 would by chance"
    assert any(note.startswith(told) for note in district.notes)


def test_a_school_has_its_own_and_no_others(tmp_path):
    at_birch = [row | {"unit_type": "school", "unit_id": "7"} for row in monthly(BETTER)]
    tables = {"schools": SCHOOLS}
    assert len(sections(tmp_path / "7", *monthly(STEADY), *at_birch, unit=Unit("school", "7"), **tables)) == 1
    assert sections(tmp_path / "8", *monthly(STEADY), *at_birch, unit=Unit("school", "8"), **tables) == []


def test_a_measure_that_is_not_presented_has_none(tmp_path):
    measures = monthly(BETTER)
    run = made_up.small(tmp_path, measures=[*measures, measures[-1] | CYCLE]).read()
    hidden = {name: replace(one, is_presented=False) for name, one in run.meanings.items()}
    run = replace(run, meanings=hidden)
    assert change_sections(run, figures_of(run), DISTRICT) == []
