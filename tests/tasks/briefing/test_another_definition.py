"""A figure is not held against one of before its definition changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.frame import figures_of
from tasks.briefing.moves import move_of
from tasks.district import Cycle
from tests.reports import made_up
from tests.tasks.briefing.test_sentences import LOWER, SCHOOLS, move_row


@pytest.mark.parametrize(
    ("note", "is_held_against"),
    [
        ({}, False),
        ({"unit_type": "district"}, False),
        ({"unit_type": "school", "unit_id": "7"}, True),
        ({"kind": "data_problem"}, True),
        ({"measure": "chronic_absence"}, True),
        ({"start_date": date(2025, 10, 31)}, True),
        ({"start_date": date(2026, 1, 30)}, False),
        ({"start_date": date(2026, 1, 31)}, True),
    ],
)
def test_figures_by_two_definitions_are_not_held_against_each_other(
    tmp_path: Path, note: dict[str, Any], is_held_against: bool
) -> None:
    usual = {"note_id": "n", "kind": "definition_change", "measure": "attendance_rate", "text": "A new scale."}
    notes = [{**usual, "start_date": date(2025, 12, 1), **note}]
    made = made_up.small(
        tmp_path, measures=[{"measure": "attendance_rate", "value": 0.928}], schools=SCHOOLS, notes=notes
    )
    made_up._parquet(tmp_path / "published" / "moves.parquet", [move_row(**LOWER, real="-0.017")])
    cycle = Cycle(title="Fall 2025", start=date(2025, 8, 25), end=date(2025, 10, 31), meeting=date(2025, 11, 12))
    made.district.cycles["c1"] = cycle
    run = made.read()
    (series,) = figures_of(run).series
    said = move_of(run, series)
    assert said.startswith("1.7 points lower") == is_held_against
    if not is_held_against:
        assert said.startswith("Not held against Fall 2025: its definition or scale changed on")
