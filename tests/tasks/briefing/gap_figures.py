"""Made-up figures of student groups, and the gaps told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tasks.briefing.figures import DISTRICT, Unit
from tasks.briefing.frame import figures_of
from tasks.briefing.gaps import gaps_section
from tests.reports import made_up

YEAR = {"period_start": date(2025, 8, 11), "period_end": date(2026, 1, 30)}


def figure(group_id: str, numerator: int, denominator: int, **fields: Any) -> dict[str, Any]:
    return {
        "measure": "chronic_absence",
        "group_id": group_id,
        "numerator": numerator,
        "denominator": denominator,
        "value": numerator / denominator if denominator else None,
        "n": denominator,
        **YEAR,
        **fields,
    }


def gaps(folder: Path, *figures: dict[str, Any]):
    return made_up.small(folder, measures=list(figures)).read().gaps


def section(folder: Path, *figures: dict[str, Any], unit: Unit = DISTRICT, **tables: Any):
    run = made_up.small(folder, measures=list(figures), **tables).read()
    return gaps_section(run, figures_of(run), unit)


def texts(section) -> list[list[str]]:
    return [[row.title, *(cell.text for cell in row.cells)] for table in section.tables for row in table.groups[0].rows]


def schools(*rows: tuple[str, int, int, int, int]) -> list[dict[str, Any]]:
    """Of each school the group's part and number, and those of all."""
    return [
        figure(group, part, whole, unit_type="school", unit_id=school)
        for school, group_part, group_n, all_part, all_n in rows
        for group, part, whole in (("english_learner=yes", group_part, group_n), ("all", all_part, all_n))
    ]
