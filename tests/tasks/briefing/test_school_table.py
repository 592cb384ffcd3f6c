"""The table of schools: the district, each level, and its schools."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tasks.briefing.frame import figures_of
from tasks.briefing.tables import school_table
from tests.reports import made_up
from tests.tasks.briefing.told_run import SCHOOLS

HIGH = {"unit_type": "level", "unit_id": "high"}
BIRCH = {"unit_type": "school", "unit_id": "7"}


def levels_told(folder: Path, *measures: dict[str, Any]) -> dict[str, list[str]]:
    run = made_up.small(folder, measures=list(measures), schools=SCHOOLS).read()
    figures = figures_of(run)
    table = school_table(run, figures, list(figures.series), {})
    return {row.title: [cell.text for cell in row.cells] for group in table.groups for row in group.rows}


def test_what_is_published_of_no_level_is_not_called_missing(tmp_path):
    absence = {"measure": "chronic_absence", "value": 0.1}
    attendance = {"measure": "attendance_rate", "value": 0.9}
    told = levels_told(tmp_path, absence, absence | HIGH, absence | BIRCH, attendance, attendance | BIRCH)
    assert sorted(told["All of these"]) == ["10.0%", "Not by level"]
    assert sorted(told["Birch"]) == ["10.0%", "90.0%"]
