"""Finds a figure of a published run, and whether it may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from reports.numbers import first_listed
from tasks.briefing.published import load_table
from tasks.errors import FigureUnknown
from tasks.sql_text import sql_text
from tasks.validation.school_names import school_names
from tasks.warehouse import share_warehouse

_MOST_NAMED = 12


@dataclass(frozen=True, kw_only=True)
class Place:
    """A unit and a student group of it; `name` is what people call the unit."""

    unit_type: str
    unit_id: str
    group_id: str
    name: str


def find_figures(
    published: Path, measure: str, unit: str, group_id: str, beside: Sequence[str] = ()
) -> tuple[Place, list[dict[str, Any]]]:
    """Where a measure is asked for, and its figures there in all periods and slices, newest first.

    Numbers of hidden ones are None. It may have none of a racial or ethnic group that the measures `beside` it have.
    Raises FigureUnknown, which names the measures, units or groups that there are.
    """
    schools = published / "schools.parquet"
    names = school_names([schools] if schools.is_file() else [])
    with share_warehouse() as warehouse:
        load_table(warehouse, "measures", sql_text("briefing/measures_table.sql"), published)
        place = _place(warehouse, measure, unit, group_id, names, beside)
        asked = {
            "measure": measure,
            "unit_type": place.unit_type,
            "unit_id": place.unit_id,
            "group_id": place.group_id,
        }
        cursor = warehouse.execute(sql_text("explaining/figure_rows.sql"), asked)
        columns = [name for name, *_ in cursor.description or []]
        return place, [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _place(
    warehouse: duckdb.DuckDBPyConnection,
    measure: str,
    unit: str,
    group_id: str,
    names: Mapping[str, str],
    beside: Sequence[str],
) -> Place:
    rows = warehouse.execute(sql_text("explaining/known_of_measure.sql"), {"measure": measure}).fetchall()
    if beside:
        compared = sql_text("explaining/compared_groups.sql")
        rows += warehouse.execute(compared, {"measures": [*beside]}).fetchall()
    if not rows:
        known = warehouse.execute("select distinct measure from measures order by measure").fetchall()
        raise _unknown("measure", measure, [name for (name,) in known])
    units = {(unit_type, unit_id) for unit_type, unit_id, _ in rows}
    here = next((one for one in sorted(units) if _is_called(one, unit, names)), None)
    if here is None:
        raise _unknown("unit", unit, sorted(_called(one, names) for one in units))
    groups = sorted({group for *one, group in rows if tuple(one) == here})
    if group_id not in groups:
        raise _unknown("student group", group_id, groups)
    return Place(unit_type=here[0], unit_id=here[1], group_id=group_id, name=_called(here, names))


def _is_called(unit: tuple[str, str], name: str, names: Mapping[str, str]) -> bool:
    unit_type, unit_id = unit
    if unit_type == "district":
        return name.casefold() in ("", "district")
    return name == unit_id or name.casefold() == names.get(unit_id, unit_id).casefold()


def _called(unit: tuple[str, str], names: Mapping[str, str]) -> str:
    unit_type, unit_id = unit
    return "district" if unit_type == "district" else names.get(unit_id, unit_id) if unit_type == "school" else unit_id


def _unknown(what: str, asked: str, known: list[str]) -> FigureUnknown:
    return FigureUnknown(
        f"The run has no figure of the {what} {asked}.",
        where=what,
        fix=f"ask for {first_listed(known, _MOST_NAMED)}",
    )
