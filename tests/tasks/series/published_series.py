"""Published figures in, judged series out, without a district around them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.insert_rows import insert_rows
from tasks.series.judging import judge_series
from tasks.series.series_row import PointRow, SeriesRow, points_by_series, series_rows
from tasks.sql_text import sql_text
from tasks.warehouse import share_warehouse

Row = dict[str, Any]
SCHOOL_YEAR = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Judged:
    """Series by measure, and their points."""

    series: dict[str, SeriesRow] = field(default_factory=dict)
    points: dict[str, list[PointRow]] = field(default_factory=dict)


def month(year: int, number: int) -> tuple[date, date]:
    """The first and the last day."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def months(start: date, number: int) -> list[tuple[date, date]]:
    """So many in a row."""
    places = range(start.year * 12 + start.month - 1, start.year * 12 + start.month - 1 + number)
    return [month(place // 12, place % 12 + 1) for place in places]


def school_months(first_year: int, number: int) -> list[tuple[date, date]]:
    """So many from September on, without July and August."""
    found = []
    for place in range(number):
        year, of_year = divmod(place, len(SCHOOL_YEAR))
        number_of_month = SCHOOL_YEAR[of_year]
        found.append(month(first_year + year + (number_of_month < 7), number_of_month))
    return found


def figures(
    periods: Sequence[tuple[date, date]], values: Sequence[float | None], *, n: int | None = None, **fields: Any
) -> list[Row]:
    """One published figure a period; of `n`, where they are counts."""
    return [
        {
            "measure": "m",
            "unit_type": "district",
            "unit_id": "",
            "group_id": "all",
            "slice": "",
            "period_start": start,
            "period_end": end,
            "numerator": None if n is None or value is None else float(round(value * n)),
            "denominator": None if n is None or value is None else float(n),
            "value": value,
            "days_expected_n": None,
            "definition_version": "v",
            "origin": "student rows",
            "is_shown": value is not None,
            **fields,
        }
        for (start, end), value in zip(periods, values, strict=True)
    ]


def judged(
    rows: Sequence[Row],
    *,
    notes: Sequence[Row] = (),
    form: str = "proportion",
    direction: str = "up",
    shown_period: str = "cycle",
) -> Judged:
    """All measures of these rows, judged with these notes."""
    with share_warehouse() as warehouse:
        warehouse.execute(sql_text("briefing/measures_table.sql"))
        warehouse.register("given", pa.Table.from_pylist(list(rows)))
        warehouse.execute("insert into measures by name select * from given")
        warehouse.execute(
            "create table meanings (measure varchar, form varchar, direction varchar, definition_version varchar, "
            "shown_period varchar)"
        )
        known = dict.fromkeys(row["measure"] for row in rows)
        insert_rows(warehouse, "meanings", [[name, form, direction, "v", shown_period] for name in known])
        warehouse.execute(table_definition(CONTRACTS["notes"]))
        for number, note in enumerate(notes):
            told = {"note_id": f"n{number}", "measure": "m", "text": "T", "author": "A", **note}
            names = ", ".join(told)
            marks = ", ".join("?" * len(told))
            warehouse.execute(f"insert into notes ({names}) values ({marks})", list(told.values()))
        judge_series(warehouse)
        found = Judged({row.measure: row for row in series_rows(warehouse)})
        found.points.update({measure: points for (measure, *_), points in points_by_series(warehouse).items()})
        return found
